using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Trackside.Core;
using Trackside.Messages;

namespace Trackside.ModelCheck.State;

/// <summary>
/// Finds every number below a root that can differ between two states: all fields of the objects of Core and of the model, none can be forgotten. What a field means is read
/// from its name, by the habits of the code (<c>...At</c>, <c>...Until</c>, <c>...Epoch</c>, <c>...Boot</c>, <c>...Seq</c>); a <c>long</c> that fits none of them is an error.
/// </summary>
internal static class SlotFinder
{
    private const long Second = 1_000_000;

    // Unchanging, or a tool without memory of its own.
    private static readonly Type[] unchanging =
    [
        typeof(DirectionPlan), typeof(SignPlan), typeof(ClockModel), typeof(InterlockStore), typeof(BoxConfiguration), typeof(Arbiter), typeof(RuleProfile),
    ];

    // Counted or worded for people; nothing is decided by them.
    private static readonly string[] onlyTold = ["changes", "Changes", "faultProof", "faultBox", "Reason", "sectionButton", "none"];

    // The longest time each instant is compared with, rounded up to whole steps of the model's time; one such step for the others.
    private static readonly Dictionary<string, long> limits = new()
    {
        ["Red.provedAt"] = 8 * Second, ["Route.provedAt"] = 8 * Second, ["Lit.provedAt"] = 8 * Second, ["Barrier.provedAt"] = 8 * Second, ["seenAt"] = 8 * Second, ["orderedAt"] = 16 * Second,
        // Kept only to refuse the same press twice; a second press of the same post changes nothing.
        ["pressedAt"] = 0,
        // Every crossing of the model is one of now: none is before another.
        ["crossedAt"] = 0,
    };

    /// <summary>All slots below a root, in a fixed order.</summary>
    public static IReadOnlyList<Slot> Find(object root)
    {
        List<Slot> found = [];
        Visit(root, [], found, new HashSet<object>(ReferenceEqualityComparer.Instance));
        return found;
    }

    // An object that several others share is one.
    private static void Visit(object node, List<Step> path, List<Slot> found, HashSet<object> met)
    {
        if (!met.Add(node))
        {
            return;
        }

        foreach (FieldInfo field in node.GetType().GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).OrderBy(field => field.MetadataToken))
        {
            string name = field.Name.Trim('<').Replace(">k__BackingField", "");
            if (onlyTold.Contains(name) || (field.IsInitOnly && IsNumber(field.FieldType) && KindOf(name) != SlotKind.Boot) || field.IsDefined(typeof(NotStateAttribute)))
            {
                continue;
            }

            Add(field.GetValue(node), field.FieldType, name, [.. path, new Step(field, 0)], found, met);
        }
    }

    private static void Add(object? value, Type type, string name, List<Step> path, List<Slot> found, HashSet<object> met)
    {
        if (IsNumber(type))
        {
            SlotKind kind = KindOf(name);
            if (kind == SlotKind.Plain && type == typeof(long) && name != "Board")
            {
                throw new InvalidOperationException($"the long {string.Concat(path)} is no instant, epoch, boot or sequence: name it so, or teach the model what it means");
            }

            found.Add(new Slot(path, kind, LimitOf(string.Concat(path))));
        }
        else if (value is Array array && (IsNumber(type.GetElementType()!) || IsOwn(type.GetElementType()!)))
        {
            int index = 0;
            foreach (object? element in (IEnumerable)array)
            {
                Add(element, type.GetElementType()!, name, [.. path, new Step(null, index++)], found, met);
            }
        }
        else if (value is not null && IsOwn(type))
        {
            Visit(value, path, found, met);
        }
    }

    private static long LimitOf(string path)
    {
        foreach ((string end, long limit) in limits)
        {
            if (path.Split('[')[0].EndsWith(end, StringComparison.Ordinal) || path.Contains($".{end}[", StringComparison.Ordinal))
            {
                return limit;
            }
        }

        return StateLayout.Tick;
    }

    private static bool IsNumber(Type type) => type.IsPrimitive || type.IsEnum;

    private static bool IsOwn(Type type) =>
        type.IsClass && (type.Assembly == typeof(Interlock).Assembly || type.Assembly == typeof(SlotFinder).Assembly)
        && !unchanging.Contains(type) && !typeof(Message).IsAssignableFrom(type);

    private static SlotKind KindOf(string name)
    {
        string lower = name.ToLowerInvariant();
        return lower.EndsWith("epoch", StringComparison.Ordinal) ? SlotKind.Epoch
            : lower.EndsWith("boot", StringComparison.Ordinal) ? SlotKind.Boot
            : lower.EndsWith("seq", StringComparison.Ordinal) ? SlotKind.Seq
            : name.EndsWith("Until", StringComparison.Ordinal) ? SlotKind.Until
            : name.EndsWith("At", StringComparison.Ordinal) || name.EndsWith("Since", StringComparison.Ordinal) ? SlotKind.Past
            : SlotKind.Plain;
    }
}

/// <summary>Marks a field of the model that is no part of its state.</summary>
[AttributeUsage(AttributeTargets.Field)]
internal sealed class NotStateAttribute : Attribute;
