namespace MyDataHub.Sandbox.Households.Living;

/// <summary>Something in a household that may act on any day: a salary, a loan, a habit.</summary>
internal interface IRoutine
{
    void Live(Day day);
}
