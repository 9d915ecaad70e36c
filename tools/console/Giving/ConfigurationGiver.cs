using System;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Trackside.Messages;
using Trackside.Technician.Lines;

namespace Trackside.Technician.Giving;

/// <summary>
/// Types a configuration onto a box's console piece by piece and waits for what becomes of it. Each line waits for its answer, so nothing overruns a box; a line whose
/// answer is lost is typed again, which changes nothing. The words: <c>ConfigurationDesk</c> of the firmware. One thread.
/// </summary>
/// <param name="line">The way to the box.</param>
/// <param name="pieceBytes">Bytes of a piece: what a line of this way holds.</param>
/// <param name="key">The box's own key, where it holds keys; null for none.</param>
/// <param name="patience">How long a box may take for an answer.</param>
internal sealed class ConfigurationGiver(IBoxLine line, int pieceBytes, byte[]? key, TimeSpan patience)
{
    /// <summary>Bytes of a piece over the broker: 400 characters a line.</summary>
    public const int BrokerPiece = 180;

    /// <summary>Bytes of a piece over the cable: 120 characters a line.</summary>
    public const int CablePiece = 50;

    private const string No = "config no ";
    private const int Tries = 3;
    private static readonly TimeSpan shortPatience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan poll = TimeSpan.FromSeconds(1);

    /// <summary>So many bytes of so many are with the box.</summary>
    public event Action<int, int>? Sent;

    /// <summary>The box took it, as this version, and restarts.</summary>
    public event Action<int>? Taken;

    /// <summary>Gives a configuration.</summary>
    /// <param name="box">The box, for the report.</param>
    /// <param name="file">The sealed file.</param>
    /// <param name="limit">How long the box may take to come back or go back.</param>
    public GivingReport Give(string box, byte[] file, TimeSpan limit)
    {
        string seal = ConfigurationSeal.NameOf(file);
        Standing? before = Ask();
        if (before is null)
        {
            return new GivingReport(box, Outcome.Silent, 0, seal, null, null);
        }

        if (before.Seal == seal && before.How != "trial")
        {
            return new GivingReport(box, Outcome.Same, 0, seal, seal, null);
        }

        string? answer = Type(file, seal, before.Next);
        GivingReport report = new(box, Outcome.Silent, before.Next, seal, before.Seal, null);
        return IsYes(answer) ? Await(report, limit)
            : answer is null ? report with { Version = 0 }
            : report with { Outcome = Outcome.Refused, Detail = answer[No.Length..] };
    }

    /// <summary>The signature of a configuration for one box and version.</summary>
    public static string Sign(byte[] key, int version, byte[] file)
    {
        byte[] title = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"config {version}"));
        byte[] hmac = HMACSHA256.HashData(key, Signature.Bytes(title, file, file.Length, null));
        return Convert.ToHexStringLower(hmac.AsSpan(0, Signature.Half));
    }

    // The first answer that is no yes, or the answer to the last line.
    private string? Type(byte[] file, string seal, int version)
    {
        string signature = key is null ? "" : " " + Sign(key, version, file);
        string? answer = Say(string.Create(CultureInfo.InvariantCulture, $"config offer {version} {file.Length} {seal}{signature}"));
        for (int at = 0, number = 0; IsYes(answer) && at < file.Length; number++)
        {
            int count = Math.Min(pieceBytes, file.Length - at);
            answer = Say(string.Create(CultureInfo.InvariantCulture, $"config put {number} {Convert.ToHexStringLower(file.AsSpan(at, count))}"));
            at += count;
            Sent?.Invoke(at, file.Length);
        }

        if (IsYes(answer))
        {
            // Not typed twice: after the first the box is on its way, and the wait below tells what became of it.
            answer = Once("config apply", shortPatience) ?? "config ok";
        }

        if (IsYes(answer))
        {
            Taken?.Invoke(version);
        }

        return answer;
    }

    private GivingReport Await(GivingReport report, TimeSpan limit)
    {
        Stopwatch since = Stopwatch.StartNew();
        Standing? last = null;
        while (since.Elapsed < limit)
        {
            Standing? now = Once("config next", shortPatience) is { } answer ? Standing.Read(answer) : null;
            last = now ?? last;
            if (now is { How: "settled" } && now.Seal == report.Configuration)
            {
                return report with { Outcome = Outcome.Confirmed, Running = now.Seal };
            }

            if (now is { How: "given-up" } && now.Next == report.Version + 1)
            {
                return report with { Outcome = Outcome.RolledBack, Running = now.Seal, Detail = now.Why };
            }

            line.Take(poll);
        }

        return report with { Outcome = Outcome.Silent, Running = last?.Seal };
    }

    private Standing? Ask() => Say("config next") is { } answer ? Standing.Read(answer) : null;

    private string? Say(string typed)
    {
        string? answer = null;
        for (int tried = 0; answer is null && tried < Tries; tried++)
        {
            answer = Once(typed, patience);
        }

        return answer;
    }

    private string? Once(string typed, TimeSpan wait)
    {
        while (line.Take(TimeSpan.Zero) is not null)
        {
            // What was said before answers something else.
        }

        Stopwatch since = Stopwatch.StartNew();
        string? answer = line.Say(typed) ? line.Take(wait) : null;
        while (answer is not null && !IsYes(answer) && !answer.StartsWith(No, StringComparison.Ordinal))
        {
            // The log of somebody else who asks this box.
            answer = since.Elapsed < wait ? line.Take(wait - since.Elapsed) : null;
        }

        return answer;
    }

    private static bool IsYes(string? answer) => answer is not null && answer.StartsWith("config ok", StringComparison.Ordinal);

    /// <summary>What <c>config next</c> says.</summary>
    private sealed record Standing(int Next, string Seal, string How, string? Why)
    {
        public static Standing? Read(string answer)
        {
            string[] words = answer.Split(' ');
            return words.Length >= 5 && int.TryParse(words[2], NumberStyles.None, CultureInfo.InvariantCulture, out int next)
                ? new Standing(next, words[3], words[4], words.Length > 5 ? words[5] : null)
                : null;
        }
    }
}
