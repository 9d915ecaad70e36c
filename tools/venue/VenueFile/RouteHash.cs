using System.Globalization;
using System.Linq;
using System.Text;
using Trackside.Messages;

namespace Trackside.Venue.VenueFile;

/// <summary>Names the content of a route in eight hexadecimal digits: boxes that disagree about a route are found out by it.</summary>
internal static class RouteHash
{
    /// <summary>The hash of a circuit's own route.</summary>
    public static string Of(CircuitPlan circuit, RoutePlan route) => Of(circuit.Id, route);

    /// <summary>CRC-32 over owner (a circuit or a joined course), name, length and every place in order. Any change of the route changes it.</summary>
    public static string Of(string owner, RoutePlan route)
    {
        string order = string.Join(';', route.Order.Select(item => $"{item.Kind}:{item.Id}@{item.AtMetres}"));
        byte[] text = Encoding.UTF8.GetBytes($"{owner}/{route.Name}/{route.LengthMetres}/{order}");
        return Crc32.Of(text, 0, text.Length).ToString("x8", CultureInfo.InvariantCulture);
    }
}
