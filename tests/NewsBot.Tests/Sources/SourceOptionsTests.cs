using NewsBot.Sources;

namespace NewsBot.Tests.Sources;

public sealed class SourceOptionsTests
{
    [Fact]
    public void Defaults_AreAllowed() => Assert.True(new SourceOptions.Validation().Validate(null, new SourceOptions()).Succeeded);

    [Fact]
    public void Validate_NamesKeyValueAndRange() => Assert.Equal(
        [
            "Sources__MinInterval is '00:00:10'; allowed: from 00:01:00 to 1.00:00:00.",
            "Sources__FirstFetchNews is '-1'; allowed: from 0 to 1000 entries.",
        ],
        new SourceOptions.Validation().Validate(null, new SourceOptions { MinInterval = TimeSpan.FromSeconds(10), FirstFetchNews = -1 }).Failures);

    [Fact]
    public void Validate_RefusesACeilingUnderTheFloor() => Assert.Equal(
        ["Sources__MaxInterval is '01:00:00'; allowed: 12:00:00 (Sources__MinInterval) or more."],
        new SourceOptions.Validation()
            .Validate(null, new SourceOptions { MinInterval = TimeSpan.FromHours(12), MaxInterval = TimeSpan.FromHours(1) }).Failures);
}
