namespace MyDataHub.Storage.Audit;

/// <summary>Whether one entry follows the one before it, and if not, why.</summary>
internal static class AuditLink
{
    // How far away the place is looked for that a moved entry came from; further away it is merely "changed".
    private const long Neighbourhood = 1000;

    internal static AuditVerdict.Broken? Check(AuditHead before, RecordedEntry entry, byte[]? anchored)
    {
        if (entry.Number != before.Number + 1)
        {
            return new AuditVerdict.Broken(before.Chain, before.Number + 1, AuditFault.Removed);
        }

        if (!Holds(entry, entry.Number))
        {
            return new AuditVerdict.Broken(
                before.Chain, entry.Number, WasMoved(entry) ? AuditFault.Reordered : AuditFault.Changed);
        }

        if (!entry.Previous.Span.SequenceEqual(before.Hash))
        {
            // This one is as recorded, so it is the one before that was rewritten.
            return new AuditVerdict.Broken(before.Chain, Math.Max(before.Number, 1), AuditFault.Changed);
        }

        return anchored is null || entry.Hash.Span.SequenceEqual(anchored)
            ? null
            : new AuditVerdict.Broken(before.Chain, entry.Number, AuditFault.Changed);
    }

    private static bool WasMoved(RecordedEntry entry)
    {
        for (var number = Math.Max(1, entry.Number - Neighbourhood); number <= entry.Number + Neighbourhood; number++)
        {
            if (Holds(entry, number))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Holds(RecordedEntry entry, long number) =>
        entry.Hash.Span.SequenceEqual(AuditHash.Of(entry.Previous.Span, entry.Entry, number));
}
