using System;
using System.Text;

namespace Trackside.Mosquitto;

/// <summary>
/// Turns the bytes of a topic into a string without allocating one for each message: a direct-mapped table of the
/// topics seen lately. Bounded: a collision replaces the older entry. Used by the loop's thread alone.
/// </summary>
internal sealed class TopicCache
{
    private const int Slots = 1024; // a power of two, several times the topics of a venue of a hundred boxes
    private readonly byte[]?[] keys = new byte[]?[Slots];
    private readonly string[] values = new string[Slots];

    internal string Get(ReadOnlySpan<byte> topic)
    {
        int slot = Hash(topic) & (Slots - 1);
        byte[]? key = keys[slot];
        if (key != null && topic.SequenceEqual(key))
        {
            return values[slot];
        }

        keys[slot] = topic.ToArray();
        return values[slot] = Encoding.UTF8.GetString(topic);
    }

    private static int Hash(ReadOnlySpan<byte> topic)
    {
        uint hash = 2166136261; // FNV-1a
        foreach (byte part in topic)
        {
            hash = (hash ^ part) * 16777619;
        }

        return (int)(hash ^ (hash >> 15));
    }
}
