using System;
using System.Text;

namespace Trackside.Venue.Fuzz;

/// <summary>Makes lines such as a console must bear: commands with wrong words behind them, words in any order, bytes that are no text.</summary>
internal static class ConsoleLines
{
    private const int LongestNoise = 200;

    private static readonly string[] words =
    [
        "help", "status", "net", "time", "loops", "lamps", "panel", "sign", "log", "config", "selftest", "reboot", "test", "capture", "now", "8", "-1", "99999999999999999999",
        "decoder-silent", "red", "green", "{\"line\":\"reboot now\"}", "é", "\0", "\u0001", "%s%n", new string('x', 130), "", " ",
    ];

    /// <summary>Makes one, without its end.</summary>
    public static byte[] Make(ref Dice dice)
    {
        int manner = dice.Below(10);
        if (manner == 0)
        {
            byte[] noise = new byte[dice.Below(LongestNoise)];
            for (int i = 0; i < noise.Length; i++)
            {
                noise[i] = (byte)dice.Next();
            }

            return noise;
        }

        StringBuilder line = new();
        for (int count = 1 + dice.Below(manner == 1 ? 9 : 3); count > 0; count--)
        {
            line.Append(words[dice.Below(words.Length)]).Append(' ');
        }

        byte[] bytes = Encoding.Latin1.GetBytes(line.ToString());
        if (manner == 2)
        {
            bytes[dice.Below(bytes.Length)] ^= (byte)(1 << dice.Below(8));
        }

        return bytes;
    }

    /// <summary>Whether a line is the order to restart, which a box obeys while its circuit is closed.</summary>
    public static bool Restarts(byte[] line) =>
        Encoding.Latin1.GetString(line).Split(' ', StringSplitOptions.RemoveEmptyEntries) is ["reboot", "now"];
}
