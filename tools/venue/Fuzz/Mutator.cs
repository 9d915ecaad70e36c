using System;

namespace Trackside.Venue.Fuzz;

/// <summary>Makes bad inputs out of good ones and out of nothing, in a buffer that is reused.</summary>
internal sealed class Mutator
{
    /// <summary>Longest input.</summary>
    public const int Longest = 4096;

    // What a JSON parser stumbles over.
    private static readonly byte[][] Tokens =
    [
        "{"u8.ToArray(), "}"u8.ToArray(), "\""u8.ToArray(), ":"u8.ToArray(), ","u8.ToArray(), "["u8.ToArray(), "]"u8.ToArray(), "\\"u8.ToArray(),
        "\\u0000"u8.ToArray(), "\\ud800"u8.ToArray(), "\\u00e9"u8.ToArray(), "null"u8.ToArray(), "true"u8.ToArray(), "false"u8.ToArray(),
        "-"u8.ToArray(), "0"u8.ToArray(), "9223372036854775807"u8.ToArray(), "-9223372036854775808"u8.ToArray(), "9223372036854775808"u8.ToArray(),
        "1e9"u8.ToArray(), "0.5"u8.ToArray(), "\"seq\":"u8.ToArray(), "\"boot\":1,"u8.ToArray(), "\"posts\":\"RRR\","u8.ToArray(), [0xC3], [0xE2, 0x82], [0xFF], [0],
    ];

    private readonly byte[] buffer = new byte[Longest];
    private int count;

    /// <summary>The input made last.</summary>
    public ReadOnlySpan<byte> Input => buffer.AsSpan(0, count);

    /// <summary>The input made last, as an array of its own.</summary>
    public byte[] ToArray() => Input.ToArray();

    /// <summary>Makes an input: mostly a good one with a few things wrong, sometimes none of it good.</summary>
    public void Make(ref Dice dice, ReadOnlySpan<byte> good)
    {
        int manner = dice.Below(10);
        if (manner == 0)
        {
            FillWithBytes(ref dice, dice.Below(600));
            return;
        }

        if (manner == 1)
        {
            FillWithTokens(ref dice, dice.Below(40));
            return;
        }

        good.CopyTo(buffer);
        count = good.Length;
        if (manner == 2)
        {
            count = dice.Below(count + 1);
            return;
        }

        for (int changes = 1 + dice.Below(4); changes > 0; changes--)
        {
            Change(ref dice);
        }
    }

    private void Change(ref Dice dice)
    {
        switch (dice.Below(6))
        {
            case 0:
                buffer[dice.Below(count)] ^= (byte)(1 << dice.Below(8));
                break;
            case 1:
                buffer[dice.Below(count)] = (byte)dice.Next();
                break;
            case 2:
                Remove(dice.Below(count), dice.Below(8));
                break;
            case 3:
                Insert(dice.Below(count + 1), Tokens[dice.Below(Tokens.Length)]);
                break;
            case 4:
                int from = dice.Below(count);
                Insert(dice.Below(count + 1), buffer.AsSpan(from, dice.Below(Math.Min(40, count - from))).ToArray());
                break;
            default:
                ReplaceDigit(ref dice);
                break;
        }
    }

    private void FillWithBytes(ref Dice dice, int length)
    {
        for (count = 0; count < length; count++)
        {
            buffer[count] = (byte)dice.Next();
        }
    }

    private void FillWithTokens(ref Dice dice, int tokens)
    {
        count = 0;
        for (; tokens > 0; tokens--)
        {
            Insert(count, Tokens[dice.Below(Tokens.Length)]);
        }
    }

    private void Remove(int at, int length)
    {
        length = Math.Min(length, count - at);
        buffer.AsSpan(at + length, count - at - length).CopyTo(buffer.AsSpan(at));
        count -= length;
    }

    private void Insert(int at, ReadOnlySpan<byte> bytes)
    {
        if (count + bytes.Length > Longest)
        {
            return;
        }

        buffer.AsSpan(at, count - at).CopyTo(buffer.AsSpan(at + bytes.Length));
        bytes.CopyTo(buffer.AsSpan(at));
        count += bytes.Length;
    }

    // A wrong number in the right place gets past the parser and into the logic.
    private void ReplaceDigit(ref Dice dice)
    {
        int start = dice.Below(count);
        for (int i = start; i < count; i++)
        {
            if (buffer[i] is >= (byte)'0' and <= (byte)'9')
            {
                buffer[i] = (byte)('0' + dice.Below(10));
                return;
            }
        }
    }
}
