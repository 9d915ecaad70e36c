using System.Collections.Generic;
using System.Linq;
using Trackside.Core;

namespace Trackside.Venue.VenueFile;

/// <summary>
/// Whether what a box is fits the memory of its board: a warning, never a refusal, since the figures are computed and not yet measured on a board.
/// They are those of docs/hardware.md, "Memory of a device", and stand nowhere else in code; kilobytes of 1,024.
/// </summary>
internal static class MemoryFit
{
    /// <summary>What the runtime gives the managed heap on a chip without PSRAM: one block.</summary>
    public const int HeapWithoutPsram = 111;

    /// <summary>The runtime's tables of the firmware's assemblies, and their constants.</summary>
    public const int RuntimeTables = 38;

    /// <summary>Libraries, MQTT client with its threads, serial lines: the upper end of the estimate (25 to 35).</summary>
    public const int Libraries = 35;

    // The objects of every box, and what each role adds: a timing box that is a post too has 26 + 53 + 26 = 105.
    private const int EveryBox = 26;
    private static readonly (string Role, int Kilobytes)[] roles = [("sign", 9), ("post", 26), ("timing", 53), ("control", 72)];

    /// <summary>What the objects of a box take, by its roles.</summary>
    public static int ObjectsOf(IReadOnlyCollection<string> held) => EveryBox + roles.Where(each => held.Contains(each.Role)).Sum(each => each.Kilobytes);

    /// <summary>What a box needs in all, by its roles.</summary>
    public static int NeedOf(IReadOnlyCollection<string> held) => ObjectsOf(held) + RuntimeTables + Libraries;

    /// <summary>Every box of a plan that does not fit its board's memory, in file order.</summary>
    public static IReadOnlyList<MemoryWarning> Warnings(VenuePlan plan) =>
        [.. plan.Circuits.SelectMany(circuit => circuit.Boxes.Select(box => WarningOf(plan, circuit, box))).OfType<MemoryWarning>()];

    /// <summary>What is to be said of one box; null where it fits.</summary>
    public static MemoryWarning? WarningOf(VenuePlan plan, CircuitPlan circuit, BoxPlan box)
    {
        int need = NeedOf(box.Roles);
        return BoardFacts.All[box.Board].PsramKilobytes > 0 || need <= HeapWithoutPsram
            ? null
            : new MemoryWarning(circuit.Id, box.Id, box.Board, need, HeapWithoutPsram, BoardsFor(plan, circuit, box));
    }

    // Boards with PSRAM whose pins serve the box; those in the network the same way come first, since a cable cannot be had everywhere and Wi-Fi is slower.
    private static string[] BoardsFor(VenuePlan plan, CircuitPlan circuit, BoxPlan box) =>
    [
        .. BoardFacts.All.Values
            .Where(board => board.PsramKilobytes > 0 && board.Network.Length > 0 && Carries(plan, circuit, box with { Board = board.Name }))
            .OrderBy(board => board.Network == BoardFacts.All[box.Board].Network ? 0 : 1)
            .ThenBy(board => board.Name, System.StringComparer.Ordinal)
            .Select(board => board.Name),
    ];

    private static bool Carries(VenuePlan plan, CircuitPlan circuit, BoxPlan box) =>
        BoardFit.ConfigurationOf(plan, circuit, box) is BoxConfiguration configuration && BoardFit.TroubleOf(box.Board, configuration) is null;
}
