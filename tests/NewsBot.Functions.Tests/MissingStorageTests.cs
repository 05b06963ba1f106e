using Azure;

namespace NewsBot.Functions.Tests;

public sealed class MissingStorageTests
{
    [Theory]
    [InlineData(404, "TableNotFound", true)]
    [InlineData(404, "QueueNotFound", true)]
    [InlineData(404, "ContainerNotFound", true)]
    [InlineData(404, "BlobNotFound", false)]
    [InlineData(403, "AuthorizationFailure", false)]
    [InlineData(503, null, false)]
    public void IsMissing_TellsAFreshAccountFromOtherTrouble(int status, string? code, bool missing)
    {
        var fault = new RequestFailedException(status, "x", code, null);

        Assert.Equal(missing, MissingStorage.IsMissing(fault));
        Assert.Equal(missing, MissingStorage.IsMissing(new AggregateException(new InvalidOperationException(), fault)));
    }
}
