using MyDataHub.Sandbox.Households.Wire;

namespace MyDataHub.Sandbox.Households.Living;

/// <summary>What a person is to an institution, and what it holds for them.</summary>
internal interface IRelation
{
    /// <summary>When the institution first knew the person (reg_date).</summary>
    DateTime Since { get; }

    IEnumerable<HeldAsset> Assets(DateTime now);

    /// <summary>One API's answer; null when there is no such API or no such asset.</summary>
    HeldRows? Answer(string resource, Asked asked);
}
