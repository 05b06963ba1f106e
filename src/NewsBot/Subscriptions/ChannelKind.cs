namespace NewsBot.Subscriptions;

public enum ChannelKind
{
    Console,
    Discord,
    Webhook,
}
