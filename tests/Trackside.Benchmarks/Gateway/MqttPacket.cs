using System;
using System.Collections.Generic;
using System.Text;

namespace Trackside.Benchmarks.Gateway;

/// <summary>The few packets of MQTT 3.1.1 that a sender of passings needs.</summary>
internal static class MqttPacket
{
    public const int ConnectAck = 0x20;
    public const int PublishAck = 0x40;
    private const byte PublishQos1 = 0x32;

    public static void Publish(List<byte> to, string topic, ReadOnlySpan<byte> payload, ushort id)
    {
        byte[] name = Encoding.UTF8.GetBytes(topic);
        to.Add(PublishQos1);
        AddLength(to, 2 + name.Length + 2 + payload.Length);
        AddText(to, name);
        AddNumber(to, id);
        to.AddRange(payload);
    }

    public static byte[] Connect(string clientId)
    {
        List<byte> packet = [0x10];
        byte[] id = Encoding.UTF8.GetBytes(clientId);
        AddLength(packet, 12 + id.Length);
        AddText(packet, "MQTT"u8);
        packet.AddRange([4, 2, 0, 60]); // version, clean session, keep-alive
        AddText(packet, id);
        return [.. packet];
    }

    public static byte[] Subscribe(string pattern)
    {
        List<byte> packet = [0x82];
        byte[] text = Encoding.UTF8.GetBytes(pattern);
        AddLength(packet, 2 + 2 + text.Length + 1);
        AddNumber(packet, 65_000);
        AddText(packet, text);
        packet.Add(0);
        return [.. packet];
    }

    private static void AddText(List<byte> to, ReadOnlySpan<byte> text)
    {
        AddNumber(to, (ushort)text.Length);
        to.AddRange(text);
    }

    private static void AddNumber(List<byte> to, ushort number)
    {
        to.Add((byte)(number >> 8));
        to.Add((byte)number);
    }

    private static void AddLength(List<byte> to, int length)
    {
        while (length > 127)
        {
            to.Add((byte)(length | 128));
            length >>= 7;
        }

        to.Add((byte)length);
    }
}
