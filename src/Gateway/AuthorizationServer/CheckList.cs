namespace MyDataHub.Gateway.AuthorizationServer;

/// <summary>Checks in the order in which they are made: the first that finds something wrong answers, and those behind it are not asked.</summary>
internal static class CheckList
{
    internal static TProblem? FirstProblem<T, TProblem>(this Func<T, TProblem?>[] checks, T subject)
        where TProblem : class
    {
        foreach (var check in checks)
        {
            if (check(subject) is { } problem)
            {
                return problem;
            }
        }

        return null;
    }

    internal static TProblem? FirstProblem<T, TContext, TProblem>(this Func<T, TContext, TProblem?>[] checks, T subject, TContext context)
        where TProblem : class
    {
        foreach (var check in checks)
        {
            if (check(subject, context) is { } problem)
            {
                return problem;
            }
        }

        return null;
    }
}
