using MyDataHub.Sandbox.Households.Banking;
using MyDataHub.Sandbox.Households.Borrowing;
using MyDataHub.Sandbox.Households.Living;
using MyDataHub.Sandbox.Households.Pensions;
using MyDataHub.Sandbox.Households.Wire;

namespace MyDataHub.Sandbox.Households.Insuring;

/// <summary>A person as the customer of one insurer: policyholder, insured, borrower.</summary>
internal sealed class PolicyHolder(DateTime since) : IRelation, IPensionHolder
{
    public DateTime Since { get; } = since;

    public List<Policy> Policies { get; } = [];

    public List<CarPolicy> CarPolicies { get; } = [];

    /// <summary>
    /// Policies of somebody else under which the person is insured (보험-013…017), with that holder's name.
    /// </summary>
    public List<(Policy Policy, string Holder)> InsuredUnder { get; } = [];

    /// <summary>Car policies of somebody else under which the person is insured.</summary>
    public List<CarPolicy> InsuredCars { get; } = [];

    /// <summary>Money of policies that nobody claimed (숨은금융-001).</summary>
    public List<DormantDeposit> Dormant { get; } = [];

    public List<Loan> Loans { get; } = [];

    public List<PensionAccount> Irps { get; } = [];

    public List<PensionAccount> Dcs { get; } = [];

    public bool HasDb { get; set; }

    public HeldRows? Answer(string resource, Asked asked) =>
        InsuTable.Resources.TryGetValue(resource, out var answer)
            ? answer(asked, this)
            : PensionTable.Find(resource, asked, this);

    public IEnumerable<HeldAsset> Assets(DateTime now) =>
    [
        .. Policies.Held("insu.insurance", now),
        .. CarPolicies.Held("insu.insurance", now),
        .. InsuredUnder.Select(insured => insured.Policy).Held("insu.insured", now),
        .. InsuredCars.Held("insu.insured", now),
        .. Dormant.Held("insu.list", now),
        .. Loans.Held("insu.loan", now),
        .. this.PensionAssets("insu", now),
    ];
}
