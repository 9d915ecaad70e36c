using System;
using System.Collections.Generic;
using System.CommandLine;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;
using Trackside.Gateway;
using Trackside.Messages;
using Trackside.Mosquitto;

namespace Trackside.Benchmarks.Gateway;

/// <summary>
/// <c>gateway</c>: durable, acknowledged passings a second through a real broker, beside what <c>mosquitto_sub</c> alone receives of the same
/// payloads at the same quality of service, turn about in one run.
/// </summary>
internal static class GatewayCommand
{
    private const double Target = 20_000; // a second, on 2 cores
    private const double TargetRatio = 0.5; // of what mosquitto_sub receives
    private const int Boxes = 100;
    private const int Window = Boxes * 32; // as many as each box sends before it waits
    private static readonly JsonSerializerOptions Pretty = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>One measured stream.</summary>
    private sealed record Figure(string Who, double PerSecond, double ProcessorMicroseconds, double? DiskBytes = null);

    /// <summary>The verb.</summary>
    public static Command Create()
    {
        Option<bool> json = new("--json") { Description = "One JSON object instead of lines" };
        Option<int> count = new("--count") { Description = "Passings a stream", DefaultValueFactory = _ => 60_000 };
        Option<int> rounds = new("--rounds") { Description = "Streams for each of the two, turn about", DefaultValueFactory = _ => 3 };
        Command command = new("gateway", "Durable, acknowledged passings a second, beside what mosquitto_sub receives") { json, count, rounds };
        command.SetAction(parsed => Run(parsed.GetValue(json), Math.Clamp(parsed.GetValue(count), 1000, 1_000_000), Math.Clamp(parsed.GetValue(rounds), 1, 20)));
        return command;
    }

    private static int Run(bool json, int count, int rounds)
    {
        if (!HasSubscriber())
        {
            Console.Error.WriteLine("mosquitto_sub is missing: install it with 'sudo apt-get install --no-install-recommends mosquitto-clients'.");
            return 3;
        }

        using MosquittoBroker broker = MosquittoBroker.Start();
        List<Figure> figures = [MeasureSubscriber(broker.Port, "warm-s", count / 5), MeasureGateway(broker.Port, "warm-g", count / 5)];
        figures.Clear();
        for (int round = 1; round <= rounds; round++)
        {
            figures.Add(MeasureSubscriber(broker.Port, $"s{round}", count));
            figures.Add(MeasureGateway(broker.Port, $"g{round}", count));
        }

        double gateway = Median(figures.Where(figure => figure.Who == "gateway"));
        double subscriber = Median(figures.Where(figure => figure.Who == "mosquitto_sub"));
        bool kept = gateway >= Target || gateway >= TargetRatio * subscriber;
        Print(json, count, figures, gateway, subscriber, kept);
        return kept ? 0 : 1;
    }

    private static void Print(bool json, int count, List<Figure> figures, double gateway, double subscriber, bool kept)
    {
        double ratio = gateway / subscriber;
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(
                new { kept, gatewayPerSecond = Math.Round(gateway), subscriberPerSecond = Math.Round(subscriber), ratio = Math.Round(ratio, 3), targetPerSecond = Target, targetRatio = TargetRatio, count, boxes = Boxes, cores = Environment.ProcessorCount, figures },
                Pretty));
            return;
        }

        foreach (Figure figure in figures)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{figure.Who,-14}{figure.PerSecond,10:0} passings/s{figure.ProcessorMicroseconds,8:0.0} us of its processor each{(figure.DiskBytes is { } bytes ? $"{bytes,8:0} bytes on the disk each" : "")}"));
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"durable and acknowledged: {gateway:0}/s; mosquitto_sub alone: {subscriber:0}/s; ratio {ratio:0.00}; {count} passings of {Boxes} boxes a stream, QoS 1, {Environment.ProcessorCount} cores, medians"));
        Console.WriteLine($"target {Target}/s, or {TargetRatio} of mosquitto_sub: {(kept ? "kept" : "missed")}");
    }

    private static double Median(IEnumerable<Figure> figures)
    {
        double[] sorted = [.. figures.Select(figure => figure.PerSecond).Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private static Figure MeasureSubscriber(int port, string venue, int count)
    {
        PassingStream stream = new(venue, Boxes, count);
        using Process process = StartSubscriber(["-p", $"{port}", "-q", "1", "-i", $"bare-{venue}", "-t", Topic.OfBox(venue, "+", "+", What.Passing), "-F", ""]);
        int received = 0;
        Thread counter = new(() => Count(process.StandardOutput.BaseStream, ref received)) { IsBackground = true };
        counter.Start();
        using Sender sender = new(port, venue);
        PassingStream hello = new(venue, 1, 1);
        Until(() => Volatile.Read(ref received) > 0, () => sender.Send(hello, 1, () => 1));
        int before = Volatile.Read(ref received);
        Thread.Sleep(100); // a greeting that is still under way is not of the stream
        before = Volatile.Read(ref received);
        TimeSpan processor = process.TotalProcessorTime;
        long start = Stopwatch.GetTimestamp();
        sender.Send(stream, Window, () => Volatile.Read(ref received) - before);
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        process.Refresh();
        double cost = (process.TotalProcessorTime - processor).TotalMicroseconds / count;
        process.Kill();
        process.WaitForExit();
        counter.Join();
        return new Figure("mosquitto_sub", count / seconds, cost);
    }

    private static Figure MeasureGateway(int port, string venue, int count)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("trackside-bench-");
        string database = Path.Combine(folder.FullName, "gateway.db");
        try
        {
            Figure figure = MeasureGateway(port, venue, new PassingStream(venue, Boxes, count), database);
            return figure with { DiskBytes = (double)new FileInfo(database).Length / count };
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Figure MeasureGateway(int port, string venue, PassingStream stream, string database)
    {
        int count = stream.Count;
        using VenueGateway gateway = new(new GatewayOptions { Venue = venue, Database = database, Port = port, Id = venue });
        gateway.Start();
        Until(() => gateway.Duty == DutyState.Active && gateway.IsListening);
        using Sender sender = new(port, venue);
        TimeSpan processor = Process.GetCurrentProcess().TotalProcessorTime;
        long start = Stopwatch.GetTimestamp();
        sender.Send(stream, Window, () => sender.Settled);
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        double cost = (Process.GetCurrentProcess().TotalProcessorTime - processor).TotalMicroseconds / count;
        using PassingArchive archive = gateway.OpenArchive();
        if (archive.CountPassings() != count)
        {
            throw new InvalidOperationException($"{count} passings were acknowledged, {archive.CountPassings()} are stored");
        }

        return new Figure("gateway", count / seconds, cost);
    }

    private static Process StartSubscriber(string[] arguments) =>
        Process.Start(new ProcessStartInfo("mosquitto_sub", arguments) { RedirectStandardOutput = true })!;

    private static bool HasSubscriber()
    {
        try
        {
            using Process asked = StartSubscriber(["--version"]);
            asked.StandardOutput.ReadToEnd();
            asked.WaitForExit();
            return true;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    private static void Count(Stream lines, ref int received)
    {
        byte[] buffer = new byte[1 << 16];
        int count;
        while ((count = lines.Read(buffer)) > 0)
        {
            Interlocked.Add(ref received, count); // one line feed a message
        }
    }

    private static void Until(Func<bool> condition, Action? again = null)
    {
        for (int tries = 0; tries < 500; tries++)
        {
            again?.Invoke();
            Thread.Sleep(20);
            if (condition())
            {
                return;
            }
        }

        throw new TimeoutException("broker or subscriber did not start within 10 s");
    }
}
