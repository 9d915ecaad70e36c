using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Trackside.Core;

namespace Trackside.ModelCheck.State;

/// <summary>One number of the state: the way to it from the root, and its meaning.</summary>
/// <param name="Path">Fields and array places from the root on.</param>
/// <param name="Kind">What it means.</param>
/// <param name="Limit">For an instant of the past: the age from which on it makes no difference, in microseconds.</param>
internal sealed record Slot(IReadOnlyList<Step> Path, SlotKind Kind, long Limit)
{
    /// <summary>Whether the model asks if it lies before the beginning of the interlock's state.</summary>
    public bool IsOrdered { get; } = Path[^1].Field?.Name == "HeldPressSentAt";

    /// <summary>Whose epochs, boots and sequences it is about, where there are two controls: only numbers of one are ever compared.</summary>
    public int Family { get; } = FamilyOf(Path);

    /// <summary>The way in words, for a person who looks at a state.</summary>
    public string Name => string.Concat(Path).TrimStart('.');

    // What a side's interlock knows of its partner is about the other one.
    private static int FamilyOf(IReadOnlyList<Step> path)
    {
        for (int i = 1; i < path.Count; i++)
        {
            if (path[i - 1].Field?.FieldType == typeof(World.PairSide[]))
            {
                bool isOfPartner = path.Any(step => step.Field?.FieldType == typeof(PartnerView));
                return isOfPartner ? 1 - path[i].Index : path[i].Index;
            }
        }

        return 0;
    }
}

/// <summary>One step of a way: a field, or a place in an array.</summary>
internal readonly record struct Step(FieldInfo? Field, int Index)
{
    /// <inheritdoc/>
    public override string ToString() => Field is null ? $"[{Index}]" : $".{Field.Name.Trim('<').Replace(">k__BackingField", "")}";
}
