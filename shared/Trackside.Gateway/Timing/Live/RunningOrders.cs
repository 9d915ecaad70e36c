using System.Collections.Generic;

namespace Trackside.Gateway;

/// <summary>Which way circuits run, kept until their control boxes tell something else. One thread, the store's.</summary>
internal sealed class RunningOrders(PassingStore store, GatewayOptions options)
{
    private readonly Dictionary<string, RunningOrder> orders = [];

    internal RunningOrder Of(string circuit)
    {
        if (!orders.TryGetValue(circuit, out RunningOrder? order))
        {
            orders[circuit] = order = new RunningOrder(options.CourseOf(circuit), store.ReadControl(circuit));
        }

        return order;
    }

    /// <summary>A circuit's control box told something new, and that is stored.</summary>
    internal void TurnOver(string circuit) => orders.Remove(circuit);

    internal void Clear() => orders.Clear();
}
