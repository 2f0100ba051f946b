using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using MyDataHub.Domain;

namespace MyDataHub.Gateway.Http;

/// <summary>What the types say about themselves only to us: ids that are written as codes, and which members are always there.</summary>
internal static class ApiSchemas
{
    internal static Task Describe(OpenApiSchema schema, OpenApiSchemaTransformerContext context)
    {
        var type = context.JsonTypeInfo.Type;
        if (type == typeof(InstitutionId) || type == typeof(OperatorId))
        {
            schema.Type = JsonSchemaType.String;
            schema.Pattern = "^[A-Za-z0-9]{1,20}$";
        }

        foreach (var member in context.JsonTypeInfo.Properties)
        {
            Require(schema, member);
        }

        return Task.CompletedTask;
    }

    // Null is never written, so a member that may be null may be absent; a request's [Required] member may not.
    private static void Require(OpenApiSchema schema, JsonPropertyInfo member)
    {
        if (schema.Properties?.ContainsKey(member.Name) != true)
        {
            return;
        }

        schema.Required ??= new HashSet<string>();
        if (member.AttributeProvider?.IsDefined(typeof(RequiredAttribute), inherit: true) == true)
        {
            schema.Required.Add(member.Name);
        }
        else if (member.IsGetNullable && (!member.PropertyType.IsValueType || Nullable.GetUnderlyingType(member.PropertyType) is not null))
        {
            schema.Required.Remove(member.Name);
        }
        else
        {
            schema.Required.Add(member.Name);
        }
    }
}
