using System.IO.Hashing;
using System.Runtime.InteropServices;
using MyDataHub.Domain.Assets;

namespace MyDataHub.Grains.Customers.Collecting;

/// <summary>
/// XXH3 of everything a row says but when it was read. It tells equal from different, not true from forged: the institution is who
/// says what its rows are. Reused for one row after the other; stored marks hold its values, so that it must stay as it is.
/// </summary>
internal sealed class RowHash
{
    private byte[] _bytes = new byte[1024];
    private int _length;

    public ulong Of(Transaction row)
    {
        _length = 0;
        Add(row.Account);
        Add(row.Id);
        Add(row.At.Ticks);
        Add((long)row.Kind);
        Add((long)row.Flow);
        Add(row.Amount.Amount);
        Add(row.Amount.Currency.Code);
        Add(row.HasTime ? 1 : 0);
        Add(row.TypeCode);
        Add(row.TypeText);
        Add(row.BalanceAfter);
        Add(row.Memo);
        Add(row.Merchant);
        Add(row.MerchantNumber);
        Add(row.CategoryCode);
        Add(row.Title);
        Add(row.CounterpartyOrg);
        Add(row.CounterpartyId);
        Add(row.Card);
        Add(row.Loan);
        Add(row.Trade);
        return XxHash3.HashToUInt64(_bytes.AsSpan(0, _length));
    }

    private void Add(AssetKey account)
    {
        Add(account.Institution.OrgCode);
        Add((long)account.Kind);
        Add(account.Number);
        Add(account.Seqno);
    }

    private void Add(CardUse? card)
    {
        if (IsThere(card))
        {
            Add(card.ApprovalNumber);
            Add((long)card.Status);
            Add(card.IsCredit ? 1 : 0);
            Add(card.ChangedAt?.Ticks ?? -1);
            Add(card.ModifiedAmount);
            Add(card.Instalments);
            Add(card.Country);
            Add(card.KrwAmount);
            Add(card.OriginalApproval);
        }
    }

    private void Add(LoanPart? loan)
    {
        if (IsThere(loan))
        {
            Add(loan.Principal);
            Add(loan.Interest);
            Add(loan.RefundedInterest);
        }
    }

    private void Add(Trade? trade)
    {
        if (IsThere(trade))
        {
            Add(trade.Code);
            Add(trade.Name);
            Add(trade.Quantity);
            Add(trade.UnitPrice);
            Add(trade.Settled);
            Add(trade.Exchange);
        }
    }

    private bool IsThere([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] object? part)
    {
        Add(part is null ? 0 : 1);
        return part is not null;
    }

    // Each value says its length or that it is absent, so that no two rows run together into the same bytes.
    private void Add(string? text)
    {
        Add(text?.Length ?? -1);
        Append(MemoryMarshal.AsBytes(text.AsSpan()));
    }

    private void Add(decimal? number)
    {
        if (number is not { } value)
        {
            Add(-1);
            return;
        }

        Add(sizeof(decimal));
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        Append(MemoryMarshal.AsBytes(bits));
    }

    private void Add(long number) => Append(MemoryMarshal.AsBytes(new ReadOnlySpan<long>(in number)));

    private void Append(ReadOnlySpan<byte> bytes)
    {
        if (_length + bytes.Length > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + bytes.Length));
        }

        bytes.CopyTo(_bytes.AsSpan(_length));
        _length += bytes.Length;
    }
}
