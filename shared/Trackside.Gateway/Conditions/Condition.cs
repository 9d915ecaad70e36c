using Trackside.Messages;

namespace Trackside.Gateway;

/// <summary>What a box's <c>state</c> said, from one instant on. Times: microseconds since 1970 UTC, the gateway's clock.</summary>
internal sealed record Condition(string Circuit, string Box, long Since, string State, string? Reason, string? Alarms, int Boot)
{
    internal string? Firmware { get; init; }

    internal string? Board { get; init; }

    internal string? Configuration { get; init; }

    internal int Epoch { get; init; }

    internal string? Route { get; init; }

    internal string? RouteHash { get; init; }

    internal static Condition Of(BoxView view) =>
        new(view.Circuit, view.Box, view.StateReceived, view.State is { } state ? state.ToString().ToLowerInvariant() : "", view.Reason, AlarmNames.List(view.Alarms, 1000), view.Boot)
        {
            Firmware = view.Firmware,
            Board = view.Board,
            Configuration = view.Configuration,
            Epoch = view.Epoch,
            Route = view.Route,
            RouteHash = view.RouteHash,
        };

    internal bool IsSame(Condition other) => this == other with { Since = Since };
}
