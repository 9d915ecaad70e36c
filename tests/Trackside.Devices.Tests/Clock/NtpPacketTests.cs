using System;
using System.Buffers.Binary;
using Trackside.Core;

namespace Trackside.Devices.Tests;

[TestClass]
public class NtpPacketTests
{
    private const long Mark = 0x0102030405060708;

    [TestMethod]
    public void Question_is_a_client_of_version_4_with_its_mark_alone()
    {
        byte[] packet = new byte[NtpPacket.Length];
        Array.Fill(packet, (byte)0xAA);
        NtpPacket.WriteQuestion(packet, Mark);
        Assert.AreEqual(0x23, packet[0]);
        Assert.AreEqual(-1, packet.AsSpan(1, 39).IndexOfAnyExcept((byte)0));
        Assert.AreEqual(Mark, BinaryPrimitives.ReadInt64BigEndian(packet.AsSpan(40)));
    }

    // Seconds from 1900: 2026-11-22 09:00 UTC; the last second before and the first of the era that begins on 2036-02-07 06:28:16 UTC.
    [TestMethod]
    [DataRow(4004326800u, 0x80000000u, 2026, 11, 22, 9, 0, 0, 500_000)]
    [DataRow(4294967295u, 0xFFFFFFFFu, 2036, 2, 7, 6, 28, 15, 999_999)]
    [DataRow(0u, 0x00001000u, 2036, 2, 7, 6, 28, 16, 0)]
    [DataRow(2147483647u, 0u, 2104, 2, 26, 9, 42, 23, 0)]
    public void Stamp_is_read_in_either_era(uint seconds, uint fraction, int year, int month, int day, int hour, int minute, int second, int micros)
    {
        byte[] packet = Answer(seconds, fraction);
        Exchange exchange = new();
        Assert.AreEqual(NtpFault.None, NtpPacket.ReadAnswer(packet, packet.Length, Mark, exchange));
        long expected = (new DateTime(year, month, day, hour, minute, second, DateTimeKind.Utc).Ticks - DateTime.UnixEpoch.Ticks) / 10 + micros;
        Assert.AreEqual(expected, exchange.Received);
        Assert.AreEqual(expected, exchange.Answered);
    }

    [TestMethod]
    [DataRow(0, 0x23, NtpFault.OtherMode, DisplayName = "a question instead of an answer")]
    [DataRow(0, 0xE4, NtpFault.Unsynchronised, DisplayName = "leap 3")]
    [DataRow(1, 0, NtpFault.Kiss, DisplayName = "kiss of death")]
    [DataRow(1, 16, NtpFault.Unsynchronised, DisplayName = "stratum 16")]
    [DataRow(24, 0xFF, NtpFault.OtherQuestion, DisplayName = "another question's answer")]
    [DataRow(40, 0x80, NtpFault.BadStamp, DisplayName = "answered before received")]
    public void Answer_is_refused_for_its_fault(int at, int value, NtpFault fault)
    {
        byte[] packet = Answer(4004326800u, 0);
        packet[at] = (byte)value;
        Exchange exchange = new();
        Assert.AreEqual(fault, NtpPacket.ReadAnswer(packet, packet.Length, Mark, exchange));
        Assert.AreEqual((0L, 0L), (exchange.Received, exchange.Answered));
    }

    [TestMethod]
    [DataRow(32)]
    [DataRow(40)]
    public void Answer_without_a_stamp_is_refused(int at)
    {
        byte[] packet = Answer(4004326800u, 0);
        packet.AsSpan(at, 8).Clear();
        Assert.AreEqual(NtpFault.BadStamp, NtpPacket.ReadAnswer(packet, packet.Length, Mark, new Exchange()));
    }

    // Root delay and dispersion are seconds of 16 and 16 bits, precision a power of two; 4 us are for the stamps.
    [TestMethod]
    [DataRow(0u, 0u, -30, 5L)]
    [DataRow(0x00010000u, 0u, -30, 500_005L)]
    [DataRow(0u, 0x00008000u, -30, 500_005L)]
    [DataRow(0x00000042u, 0x00000021u, -10, 503L + 503L + 976L + 4L)]
    [DataRow(0u, 0u, 3, 1_000_004L)]
    [DataRow(0xFFFFFFFFu, 0u, -30, 32_767_999_992L + 5L)]
    public void Distance_is_half_the_delay_and_the_dispersion_and_the_precision(uint delay, uint dispersion, int precision, long expected)
    {
        byte[] packet = Answer(4004326800u, 0);
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(4), delay);
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(8), dispersion);
        packet[3] = (byte)precision;
        Exchange exchange = new();
        Assert.AreEqual(NtpFault.None, NtpPacket.ReadAnswer(packet, packet.Length, Mark, exchange));
        Assert.AreEqual(expected, exchange.Distance);
    }

    [TestMethod]
    [DataRow(0x24, Exchange.NoLeap)]
    [DataRow(0x64, Exchange.LongMinute)]
    [DataRow(0xA4, Exchange.ShortMinute)]
    public void Leap_indicator_is_read(int head, int leap)
    {
        byte[] packet = Answer(4004326800u, 0);
        packet[0] = (byte)head;
        Exchange exchange = new();
        Assert.AreEqual(NtpFault.None, NtpPacket.ReadAnswer(packet, packet.Length, Mark, exchange));
        Assert.AreEqual(leap, exchange.Leap);
    }

    [TestMethod]
    public void Any_bytes_are_read_without_an_exception()
    {
        Random random = new(20261122);
        byte[] packet = new byte[NtpPacket.Length];
        Exchange exchange = new();
        for (int i = 0; i < 100_000; i++)
        {
            random.NextBytes(packet);
            NtpPacket.ReadAnswer(packet, random.Next(packet.Length + 1), Mark, exchange);
        }
    }

    private static byte[] Answer(uint seconds, uint fraction)
    {
        byte[] packet = new byte[NtpPacket.Length];
        packet[0] = 0x24;
        packet[1] = 2;
        BinaryPrimitives.WriteInt64BigEndian(packet.AsSpan(24), Mark);
        foreach (int at in new[] { 32, 40 })
        {
            BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(at), seconds);
            BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(at + 4), fraction);
        }

        return packet;
    }
}
