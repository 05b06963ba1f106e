using System.Reflection;
using NewsBot.Articles;

namespace NewsBot.Tests;

/// <summary>Who may know whom, as the source's own types say it.</summary>
public sealed class ArchitectureTests
{
    private static readonly Dictionary<string, string[]> MayUse = new(StringComparer.Ordinal)
    {
        ["Text"] = [],
        ["Feeds"] = ["Text"],
        ["Fetching"] = [],
        ["Storage"] = [],
        ["Servers"] = [],
        ["Articles"] = ["Text", "Storage", "Servers"],
        ["Sources"] = ["Text", "Feeds", "Fetching", "Articles", "Storage", "Servers"],
        ["Topics"] = ["Text", "Articles", "Storage", "Servers"],
        ["Stories"] = ["Text", "Articles"],
        ["Subscriptions"] = ["Topics", "Storage", "Servers"],
        ["Digests"] = ["Articles", "Topics", "Stories", "Subscriptions", "Storage", "Servers"],
        ["Chat"] = ["Digests", "Subscriptions", "Topics", "Sources", "Articles", "Storage", "Servers"],
        ["Pipeline"] = ["Text", "Feeds", "Fetching", "Articles", "Sources", "Topics", "Stories", "Subscriptions", "Digests", "Chat", "Storage", "Servers"],
    };

    public static TheoryData<string> Folders => [.. MayUse.Keys];

    [Theory]
    [MemberData(nameof(Folders))]
    public void Folder_UsesOnlyWhatItMay(string folder)
    {
        var uses = typeof(Article).Assembly.GetTypes()
            .Where(t => FolderOf(t) == folder)
            .SelectMany(t => TypesIn(t).Select(used => (From: t, Used: used, Folder: FolderOf(used))))
            .Where(u => u.Folder is not null && u.Folder != folder && !MayUse[folder].Contains(u.Folder))
            .Select(u => $"{u.From.FullName} uses {u.Used.FullName}")
            .Distinct();

        Assert.Empty(uses);
    }

    [Fact]
    public void EveryFolder_IsListed()
    {
        var folders = typeof(Article).Assembly.GetTypes().Select(FolderOf).OfType<string>().Distinct();

        Assert.Empty(folders.Except(MayUse.Keys));
    }

    [Fact]
    public void TheBot_ReferencesNoHost()
    {
        var references = typeof(Article).Assembly.GetReferencedAssemblies().Select(a => a.Name ?? "");

        Assert.DoesNotContain(references, name =>
            name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) || name.Contains("Functions", StringComparison.Ordinal));
    }

    private static string? FolderOf(Type type) =>
        type.Namespace?.Split('.') is ["NewsBot", var folder, ..] && type.Assembly == typeof(Article).Assembly ? folder : null;

    /// <summary>Types that a type's signatures, fields and method bodies' locals name; constructors of others show in fields and locals.</summary>
    private static IEnumerable<Type> TypesIn(Type type)
    {
        const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;
        var methods = type.GetMethods(All).Cast<MethodBase>().Concat(type.GetConstructors(All)).ToList();
        return new[] { type.BaseType }
            .Concat(type.GetInterfaces())
            .Concat(type.GetFields(All).Select(f => f.FieldType))
            .Concat(methods.SelectMany(m => m.GetParameters()).Select(p => p.ParameterType))
            .Concat(methods.OfType<MethodInfo>().Select(m => m.ReturnType))
            .Concat(methods.SelectMany(m => m.GetMethodBody()?.LocalVariables ?? []).Select(l => l.LocalType))
            .OfType<Type>()
            .SelectMany(Parts);
    }

    private static IEnumerable<Type> Parts(Type type) =>
        type.HasElementType && type.GetElementType() is { } element ? Parts(element)
        : type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Append(type.GetGenericTypeDefinition())
        : [type];
}
