namespace NewsBot.Fetching;

/// <summary>A safe and polite HTTP exchange. Expected failures are values; an exception means a defect or cancellation.</summary>
public interface IFetcher
{
    Task<FetchResult> FetchAsync(FetchRequest request, CancellationToken cancellationToken);
}
