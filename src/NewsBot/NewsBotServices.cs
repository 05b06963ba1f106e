using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Chat.Discord.Interactions;
using NewsBot.Digests;
using NewsBot.Fetching;
using NewsBot.Pipeline;
using NewsBot.Servers;
using NewsBot.Sources;
using NewsBot.Storage;
using NewsBot.Subscriptions;
using NewsBot.Topics;

namespace NewsBot;

/// <summary>The whole bot for a container, the same for every host.</summary>
public static class NewsBotServices
{
    public static IServiceCollection AddNewsBot(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(configuration);
        services.TryAddSingleton(TimeProvider.System);
        services.AddStorage(configuration).AddFetching().AddChat(configuration).AddInteractions();

        services.AddCheckedOptions<DigestOptions, DigestOptions.Validation>(DigestOptions.Section);
        services.AddCheckedOptions<RetentionOptions, RetentionOptions.Validation>(RetentionOptions.Section);
        services.AddCheckedOptions<SourceOptions, SourceOptions.Validation>(SourceOptions.Section);
        services.AddCheckedOptions<ReadOptions, ReadOptions.Validation>(ReadOptions.Section);
        services.AddCheckedOptions<ServerOptions, ServerOptions.Validation>(ServerOptions.Section);

        services.AddSingleton<ArticleStore>();
        services.AddSingleton<SourceStore>();
        services.AddSingleton<SourceSchedule>();
        services.AddSingleton<SourceProbe>();
        services.AddSingleton<SourceFinder>();
        services.AddSingleton(s => new SourceJudge(s.GetRequiredService<IOptions<SourceOptions>>().Value));
        services.AddSingleton<TopicStore>();
        services.AddSingleton<TopicCatalog>();
        services.AddSingleton<TagStore>();
        services.AddSingleton<TagCounts>();
        services.AddSingleton<BackfillStore>();
        services.AddSingleton<ChannelStore>();
        services.AddSingleton<WebhookStore>();
        services.AddSingleton<IWebhookAddresses>(s => s.GetRequiredService<WebhookStore>());
        services.AddSingleton<Outbox>();
        services.AddSingleton<DigestsOnDemand>();
        services.AddSingleton(s => new DigestComposer(s.GetRequiredService<IOptions<DigestOptions>>().Value));

        services.AddSingleton(s => new QueueOf<SourcesToFetch>(
            s.GetRequiredService<StorageAccount>(), StorageNames.SourcesToFetch, StepJson.Default.SourcesToFetch));
        services.AddSingleton(s => new QueueOf<PagesToRead>(
            s.GetRequiredService<StorageAccount>(), StorageNames.PagesToRead, StepJson.Default.PagesToRead));
        services.AddSingleton(s => new QueueOf<ArticlesToTag>(
            s.GetRequiredService<StorageAccount>(), StorageNames.ArticlesToTag, StepJson.Default.ArticlesToTag));
        services.AddSingleton(s => new QueueOf<DigestToPost>(
            s.GetRequiredService<StorageAccount>(), StorageNames.DigestsToPost, StepJson.Default.DigestToPost));
        services.AddSingleton(s => new QueueOf<InteractionToAnswer>(
            s.GetRequiredService<StorageAccount>(), StorageNames.InteractionsToAnswer, StepJson.Default.InteractionToAnswer, Interaction.Life));
        services.AddSingleton<IInteractionQueues, InteractionQueues>();
        services.AddSingleton<ServerRecords>();
        services.AddSingleton<IServerRecords>(s => s.GetRequiredService<ServerRecords>());

        services.AddSingleton<PipelineMetrics>();
        services.AddSingleton<Health>();
        services.AddSingleton<FailureStore>();
        services.AddSingleton<FailedTries>();
        services.AddSingleton<PoisonCount>();
        services.AddSingleton<ChatPorts>();
        services.AddSingleton<PollStep>();
        services.AddSingleton<SourceNotices>();
        services.AddSingleton<FetchStep>();
        services.AddSingleton<PageVisit>();
        services.AddSingleton<ReadStep>();
        services.AddSingleton<TagStep>();
        services.AddSingleton<TopicBackfill>();
        services.AddSingleton<DigestStep>();
        services.AddSingleton<ServerRefusals>();
        services.AddSingleton<PostStep>();
        services.AddSingleton<AnswerStep>();
        services.AddSingleton<PruneStep>();
        services.AddQueueStep<SourcesToFetch>(s => s.GetRequiredService<FetchStep>().RunAsync);
        services.AddQueueStep<PagesToRead>(s => s.GetRequiredService<ReadStep>().RunAsync);
        services.AddQueueStep<ArticlesToTag>(s => s.GetRequiredService<TagStep>().RunAsync);
        services.AddQueueStep<DigestToPost>(s => s.GetRequiredService<PostStep>().RunAsync);
        services.AddQueueStep<InteractionToAnswer>(s => s.GetRequiredService<AnswerStep>().RunAsync);
        return services;
    }

    private static void AddQueueStep<TMessage>(
        this IServiceCollection services, Func<IServiceProvider, Func<TMessage, CancellationToken, Task>> step)
        where TMessage : class, IStepMessage =>
        services.AddSingleton(s => new QueueStep<TMessage>(s.GetRequiredService<QueueOf<TMessage>>(), step(s)));

    private static void AddCheckedOptions<TOptions, TValidation>(this IServiceCollection services, string section)
        where TOptions : class
        where TValidation : class, IValidateOptions<TOptions>
    {
        services.AddSingleton<IValidateOptions<TOptions>, TValidation>();
        services.AddOptions<TOptions>().BindConfiguration(section).ValidateOnStart();
    }
}
