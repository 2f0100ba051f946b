namespace MyDataHub.Sandbox.Households.Investing;

/// <summary>Money into (positive) or out of a basket, and whose it was.</summary>
internal sealed record BasketFlow(DateTime At, int Number, decimal Amount, BasketSource Source);

/// <summary>Who pays into a pension: the member (가입자부담금) or the employer (사용자부담금).</summary>
internal enum BasketSource
{
    Member,
    Employer,
}
