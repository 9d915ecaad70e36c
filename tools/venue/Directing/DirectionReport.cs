using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Text.Json;
using Trackside.Gateway;
using Trackside.Messages;
using Trackside.Venue.Display;

namespace Trackside.Venue.Directing;

/// <summary>What was followed, for scripts.</summary>
internal static class DirectionReport
{
    /// <summary>One JSON object: the circuits with what each reached, what came in and what is missing.</summary>
    public static string ToJson(IEnumerable<DirectionFollower> followers, DirectionWords words)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("circuits");
            foreach (DirectionFollower follower in followers)
            {
                Write(writer, follower, words);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Write(Utf8JsonWriter writer, DirectionFollower follower, DirectionWords words)
    {
        writer.WriteStartObject();
        writer.WriteString("circuit", follower.Circuit);
        if (follower.End is DirectionEnd end)
        {
            writer.WriteString("asked", follower.Route);
            writer.WriteString("end", end.ToString());
            writer.WriteNumber("seconds", Math.Round(follower.Elapsed.TotalSeconds, 2));
        }

        if (follower.Refused?.Refusal is RefusalReason refusal)
        {
            writer.WriteString("refusal", RefusalReasons.Of(refusal));
        }

        if (follower.View is InterlockView view)
        {
            writer.WriteString("state", view.State.ToString());
            writer.WriteString("direction", view.Direction);
            writer.WriteString("target", view.Target);
            writer.WriteNumber("epoch", view.Epoch);
            writer.WriteBoolean("session", view.IsSessionOpen);
            WriteProofs(writer, "missing", view.Missing, proof => proof.Text(words.IsFrench));
        }

        WriteProofs(writer, "in", follower.Proved, words.ProvedText);
        writer.WriteEndObject();
    }

    private static void WriteProofs(Utf8JsonWriter writer, string name, IReadOnlyList<MissingProof> proofs, Func<MissingProof, string> text)
    {
        writer.WriteStartArray(name);
        foreach (MissingProof proof in proofs)
        {
            writer.WriteStartObject();
            writer.WriteString("proof", ProofWords.Of(proof.Proof));
            writer.WriteString("box", proof.Box);
            writer.WriteString("text", text(proof));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
