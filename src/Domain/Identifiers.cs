namespace MyDataHub.Domain;

/// <summary>A customer of the hub. Version 7, so that keys grow with time; says nothing about the person.</summary>
public readonly record struct CustomerId(Guid Value)
{
    public override string ToString() => Value.ToString("N");
}

/// <summary>A licensed MyData operator (마이데이터사업자) by its 10-character org code.</summary>
public readonly record struct OperatorId(string OrgCode)
{
    public override string ToString() => OrgCode;
}

/// <summary>An institution that holds data (정보제공자) by its 10-character org code.</summary>
public readonly record struct InstitutionId(string OrgCode)
{
    public override string ToString() => OrgCode;
}

/// <summary>One customer's link to an institution through an operator; unique within the customer and stable across re-consent.</summary>
public readonly record struct ConnectionId(OperatorId Operator, InstitutionId Institution)
{
    public override string ToString() => $"{Operator}-{Institution}";
}

/// <summary>A third party's software, as registered with the hub's authorization server (RFC 6749 2.2).</summary>
public readonly record struct ClientId(string Value)
{
    public override string ToString() => Value;
}

/// <summary>A customer's grant to a third party. At least 122 random bits: whoever knows it learns nothing, but nobody can guess one.</summary>
public readonly record struct GrantId(Guid Value)
{
    public override string ToString() => Value.ToString("N");
}
