namespace MyDataHub.Sandbox.Households.Living;

/// <summary>Something with a number that one institution holds for a person from one moment to another.</summary>
internal interface IAsset
{
    string Number { get; }

    string Name { get; }

    DateTime OpenedAt { get; }

    DateTime? ClosedAt { get; }
}
