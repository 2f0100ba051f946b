namespace MyDataHub.Sandbox.Households.Wire;

/// <summary>One API of an institution: what it answers about the person it has this relation to.</summary>
internal delegate HeldRows? Resource<in TRelation>(Asked asked, TRelation relation);
