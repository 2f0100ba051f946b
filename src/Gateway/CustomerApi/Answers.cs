namespace MyDataHub.Gateway.CustomerApi;

/// <summary>What an endpoint may answer beside those that every one of its kind may; for the OpenAPI document.</summary>
internal sealed record Answers(int[] Statuses)
{
    /// <summary>The browser is sent on, never answered.</summary>
    internal static readonly Answers Redirect = new([StatusCodes.Status302Found]);

    internal static Answers Of(params int[] statuses) => new(statuses);
}
