using System;
using System.Security.Cryptography;
using System.Text;
using Trackside.Messages;

namespace Trackside.Venue.Attacks;

/// <summary>Makes messages with a signature that is right, or wrong in one of several ways. One thread.</summary>
internal sealed class Forger(Random random)
{
    /// <summary>Ways in which <see cref="SignWrongly"/> is wrong.</summary>
    public const int Ways = 5;

    /// <summary>The bytes of a message, not signed.</summary>
    public static byte[] Encode(Message message)
    {
        byte[] buffer = new byte[Limits.Payload];
        return buffer[..new FlatJsonWriter().Write(message, buffer)];
    }

    /// <summary>A message signed with a key.</summary>
    public static byte[] Sign(string topic, byte[] payload, byte[] key)
    {
        byte[] buffer = new byte[Limits.Payload];
        payload.CopyTo(buffer, 0);
        byte[] covered = Signature.Bytes(Encoding.UTF8.GetBytes(topic), buffer, payload.Length - 1, null);
        return buffer[..Signature.Append(buffer, payload.Length, HMACSHA256.HashData(key, covered))];
    }

    /// <summary>Whether a payload is signed with a key.</summary>
    public static bool IsSigned(string topic, byte[] payload, byte[] key)
    {
        int at = Signature.Find(payload, payload.Length);
        return at >= 0 && Signature.Fits(payload, at, HMACSHA256.HashData(key, Signature.Bytes(Encoding.UTF8.GetBytes(topic), payload, at, null)));
    }

    /// <summary>A message whose signature is wrong.</summary>
    /// <param name="topic">Its topic.</param>
    /// <param name="payload">Its bytes, not signed.</param>
    /// <param name="key">The right key: as if a signed message had been overheard.</param>
    /// <param name="way">Which way, from 0.</param>
    public byte[] SignWrongly(string topic, byte[] payload, byte[] key, int way)
    {
        switch (way % Ways)
        {
            case 0:
                return payload;
            case 1:
                byte[] guess = new byte[key.Length];
                random.NextBytes(guess);
                return Sign(topic, payload, guess);
            case 2:
                byte[] flipped = Sign(topic, payload, key);
                int digit = flipped.Length - 3 - random.Next(2 * Signature.Half);
                flipped[digit] = flipped[digit] == (byte)'0' ? (byte)'1' : (byte)'0';
                return flipped;
            case 3:
                return Sign(topic + "x", payload, key);
            default:
                // Signed rightly, then changed: its last number.
                byte[] changed = Sign(topic, payload, key);
                int place = Array.FindLastIndex(changed, Signature.Find(changed, changed.Length), letter => letter is >= (byte)'0' and <= (byte)'8');
                changed[place]++;
                return changed;
        }
    }
}
