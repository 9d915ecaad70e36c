using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace Trackside.Core.Tests.Heap;

/// <summary>
/// What the objects below a root take on the device's heap: its runtime cuts it into blocks of 12 bytes, and a field of any type is one block
/// (nf-interpreter, CLR_RT_HeapBlock). A literal is a reference into the assembly's image, counted here as a text of its own: a little too much.
/// </summary>
internal sealed class NanoHeap
{
    private const int Block = 12;
    private const int ArrayHeader = 20;

    private readonly HashSet<object> seen = new(ReferenceEqualityComparer.Instance);
    private readonly Queue<object> open = new();
    private readonly Func<Type, bool> isApart;
    private readonly SortedDictionary<string, (int Objects, int Bytes)> types = new(StringComparer.Ordinal);

    /// <summary>Walks from a root.</summary>
    /// <param name="root">The first object.</param>
    /// <param name="isApart">Types that a device does not have: what stands in for its board.</param>
    public NanoHeap(object root, Func<Type, bool> isApart)
    {
        this.isApart = isApart;
        Meet(root);
        while (open.TryDequeue(out object? next))
        {
            Count(next);
        }
    }

    /// <summary>All of it, in bytes.</summary>
    public int Bytes => types.Values.Sum(each => each.Bytes);

    /// <summary>The types that take most, largest first.</summary>
    public string Largest(int count) =>
        string.Join('\n', types.OrderByDescending(each => each.Value.Bytes).Take(count).Select(each => $"{each.Value.Bytes,7} bytes in {each.Value.Objects,4} {each.Key}"));

    private static IEnumerable<FieldInfo> Fields(Type? type)
    {
        for (; type is not null && type != typeof(object); type = type.BaseType)
        {
            foreach (FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                yield return field;
            }
        }
    }

    private static int Width(Type element) => Type.GetTypeCode(element) switch
    {
        TypeCode.Boolean or TypeCode.Byte or TypeCode.SByte => 1,
        TypeCode.Int16 or TypeCode.UInt16 or TypeCode.Char => 2,
        TypeCode.Int32 or TypeCode.UInt32 or TypeCode.Single => 4,
        TypeCode.Int64 or TypeCode.UInt64 or TypeCode.Double => 8,
        _ => Block,
    };

    private void Meet(object? value)
    {
        if (value is not null && !isApart(value.GetType()) && seen.Add(value))
        {
            open.Enqueue(value);
        }
    }

    private void Count(object value)
    {
        Type type = value.GetType();
        string name = type.Name;
        int bytes;
        if (value is string text)
        {
            bytes = Block + System.Text.Encoding.UTF8.GetByteCount(text) + 1;
        }
        else if (value is Array array)
        {
            bytes = ArrayHeader + (array.Length * Width(type.GetElementType()!));
            foreach (object? element in Width(type.GetElementType()!) == Block ? array : Array.Empty<object>())
            {
                Meet(element);
            }
        }
        else
        {
            bytes = Block + (Fields(type).Count() * Block);
            foreach (FieldInfo field in Fields(type).Where(each => !each.FieldType.IsPrimitive && !each.FieldType.IsEnum))
            {
                Meet(field.GetValue(value));
            }
        }

        (int objects, int sum) = types.GetValueOrDefault(name);
        types[name] = (objects + 1, sum + ((bytes + Block - 1) / Block * Block));
    }
}
