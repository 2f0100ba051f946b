using MyDataHub.Sandbox.Clock;
using MyDataHub.Sandbox.Wire;

namespace MyDataHub.Sandbox.Institutions.DataApi;

/// <summary>When and how often a call without the person present may be made (3.6). On-demand calls pass.</summary>
internal static class ScheduleChecks
{
    internal static RspCode? RequireScheduledConsent(DataCall call) =>
        !call.Type!.IsScheduled || call.Grant!.Request.IsScheduled ? null : RspCode.WrongCall;

    internal static RspCode? RequireWindow(DataCall call)
    {
        var time = TimeOnly.FromDateTime(SandboxClock.ToSeoul(call.Now).DateTime);
        return !call.Type!.IsScheduled || call.Institution.Windows.Any(window => window.Contains(time))
            ? null
            : RspCode.OutsideWindow;
    }

    // A row of pages counts as one transfer (3.4), so that only its first page is held against the cycle.
    internal static RspCode? RequireCycle(DataCall call) =>
        !call.Type!.IsScheduled || call.Cursor is not null || call.World.Cycles.IsDue(call)
            ? null
            : RspCode.QuotaExceeded;
}
