using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Net;
using System.Text.Json;
using System;
using Trackside.Flash.Display;
using Trackside.Flash.Image;
using Trackside.Flash.Jobs;
using Trackside.Flash.Nanoff;
using Trackside.Venue.Commands;
using Trackside.Venue.Keys;
using Trackside.Venue.VenueFile;
using Trackside.Venue;

namespace Trackside.Flash.Commands;

/// <summary><c>flash --board B --box ID --port P</c>: runtime, network, files, firmware; then the box proves itself.</summary>
internal sealed class FlashCommand
{
    private static readonly string[] stepWords = ["runtime", "network", "files", "image", "proof"];

    private readonly Shared shared = new();
    private readonly Option<string?> board = new("--board") { Description = "the board in your hand; must be the one the venue file names" };
    private readonly Option<string?> box = new("--box") { Description = "the box it becomes" };
    private readonly Option<string?> port = new("--port") { Description = "its serial port, such as /dev/ttyUSB0" };
    private readonly Option<string?> list = new("--list") { Description = "a file with BOX PORT in each line, instead of --box and --port" };
    private readonly Option<string?> pe = new("--pe") { Description = "folder with Trackside.Box.pe and all it refers to: what the nanoFramework build leaves" };
    private readonly Option<string?> image = new("--image") { Description = "a ready deployment image instead of --pe" };
    private readonly Option<string[]> only = new("--only") { Description = $"do only these steps, comma between: {string.Join(", ", stepWords)}", DefaultValueFactory = _ => [] };
    private readonly Option<bool> erase = new("--erase") { Description = "erase the whole flash first: a new board, or one that was another box; the boot number goes on from the last one seen" };
    private readonly Option<double> boot = Arguments.Number("--boot", "count boots on from this number", 0, int.MaxValue - 1000, -1);
    private readonly Option<string?> wifi = new("--wifi") { Description = "name of the Wi-Fi, for boards without Ethernet; the password is in TRACKSIDE_WIFI_PASSWORD" };
    private readonly Option<string?> runtime = new("--runtime") { Description = "another runtime version than the one in board.json" };
    private readonly Option<string?> prove = Arguments.Word("--prove", "where the box is heard", ["mqtt", "uart", "none"]);
    private readonly Option<string?> broker = new("--broker") { Description = "ADDRESS:PORT of the broker that hears the box; the venue's when left out" };
    private readonly Option<double> timeout = Arguments.Number("--timeout", "seconds the box has to announce itself", 1, 3600, 60);
    private readonly Option<string> nanoff = new("--nanoff") { Description = "the flasher", DefaultValueFactory = _ => "nanoff" };
    private readonly Option<bool> dryRun = new("--dry-run") { Description = "check everything, write the files, tell every step, touch no board" };

    private readonly Option<string?> work = new("--work") { Description = "folder for the files of the run; .trackside/flash when left out" };

    private FlashCommand()
    {
    }

    /// <summary>The program's commands.</summary>
    public static RootCommand Create()
    {
        FlashCommand flash = new();
        Shared shared = flash.shared;
        RootCommand root = new("Put boxes onto their boards, prove it, and make their keys. 'flash config' gives another configuration to boxes that run.")
        {
            flash.board, flash.box, flash.port, flash.list, flash.pe, flash.image, flash.only, flash.erase, flash.boot, flash.wifi, flash.runtime,
            flash.prove, flash.broker, flash.timeout, flash.nanoff, flash.dryRun, flash.work, shared.Venue, shared.Keys, shared.Json, shared.Language,
        };
        root.SetAction(flash.Run);
        root.Add(KeysCommand.Create(shared));
        root.Add(DrawCommand.Create());
        return root;
    }

    private int Run(ParseResult parsed)
    {
        VenuePlan plan = shared.Plan(parsed);
        IReadOnlyList<Target> targets = Targets(parsed, plan);
        FlashRequest request = Request(parsed, plan);
        FlashWords words = shared.Words(parsed, plan);
        bool json = parsed.GetValue(shared.Json);
        Action<string> say = json ? Console.Error.WriteLine : Console.Out.WriteLine;
        if (request.Image is { } packed)
        {
            say(words.Say(words.Image, packed.Length, parsed.GetValue(pe) ?? parsed.GetValue(image)!));
        }

        IReadOnlyList<MemoryWarning> warnings = [.. targets.Select(target => MemoryFit.WarningOf(plan, target.Circuit, target.Box)).OfType<MemoryWarning>()];
        foreach (MemoryWarning warning in warnings)
        {
            say(warning.Say(parsed.GetValue(shared.Language) ?? plan.Language));
        }

        FlashRunner runner = new(request, parsed.GetValue(nanoff)!, words, say);
        if (parsed.GetValue(dryRun))
        {
            FlashJob[] jobs = [.. targets.Select(runner.Rehearse)];
            Tell(json, jobs.Select(job => new
            {
                box = job.Target.Box.Id,
                board = job.Target.Board.Name,
                port = job.Target.Port,
                calls = job.Calls.Select(call => call.ToString()),
                configuration = job.Expected.Configuration,
                warnings = warnings.Where(warning => warning.Box == job.Target.Box.Id),
            }));
            return ExitCode.Ok;
        }

        FlashReport[] reports = [.. targets.Select(runner.Run)];
        Tell(json, reports);
        say(words.Say(words.Closing, reports.Length, reports.Count(report => report.IsGood)));
        return reports.All(report => report.IsGood) ? ExitCode.Ok : ExitCode.Failed;
    }

    private static void Tell(bool json, object result)
    {
        if (json)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(result, FlashWords.Json));
        }
    }

    private IReadOnlyList<Target> Targets(ParseResult parsed, VenuePlan plan)
    {
        if (parsed.GetValue(list) is { } path)
        {
            return FlashList.Read(path, plan);
        }

        return parsed.GetValue(box) is { } id && parsed.GetValue(port) is { } at
            ? [FlashList.Find(plan, id, parsed.GetValue(board), at)]
            : throw new WrongUseException("Name the box and its port: ./trackside flash --board BOARD --box ID --port /dev/ttyUSB0 --pe FOLDER; ./trackside flash --help lists the rest.");
    }

    private FlashRequest Request(ParseResult parsed, VenuePlan plan)
    {
        HashSet<Step> steps = Steps(parsed);
        KeyFolder keys = shared.Folder(parsed, plan);
        bool isSecure = keys.IsMade;
        double number = parsed.GetValue(boot);
        return new FlashRequest
        {
            Plan = plan,
            Image = steps.Contains(Step.Image) ? ReadImage(parsed) : null,
            Does = steps.Contains,
            Keys = isSecure ? keys : null,
            Wifi = parsed.GetValue(wifi) is { } ssid ? new Wifi(ssid, Environment.GetEnvironmentVariable("TRACKSIDE_WIFI_PASSWORD") ?? "") : null,
            RuntimeVersion = parsed.GetValue(runtime),
            Erase = parsed.GetValue(erase),
            Boot = number < 0 ? null : (int)number,
            ProofBy = !steps.Contains(Step.Proof) ? ProofBy.None : Enum.Parse<ProofBy>(parsed.GetValue(prove)!, ignoreCase: true),
            Broker = Broker(parsed, plan, isSecure),
            Seconds = (int)parsed.GetValue(timeout),
            WorkFolder = Path.GetFullPath(parsed.GetValue(work) ?? Path.Combine(House.Root(), ".trackside", "flash")),
        };
    }

    private HashSet<Step> Steps(ParseResult parsed)
    {
        string[] words = [.. parsed.GetValue(only)!.SelectMany(text => text.Split(','))];
        string? stranger = words.FirstOrDefault(word => !stepWords.Contains(word));
        if (stranger is not null)
        {
            throw new WrongUseException($"--only has '{stranger}': give some of {string.Join(", ", stepWords)}, comma between.");
        }

        return [.. words.Length == 0 ? Enum.GetValues<Step>() : words.Select(word => (Step)Array.IndexOf(stepWords, word))];
    }

    private byte[] ReadImage(ParseResult parsed) =>
        parsed.GetValue(image) is { } ready ? DeploymentImage.Take(ready)
        : parsed.GetValue(pe) is { } folder ? DeploymentImage.Pack(folder)
        : throw new WrongUseException("Name the firmware: --pe FOLDER with the .pe files of a nanoFramework build of Trackside.Box (this machine cannot make them: Visual Studio or VS Code with the nanoFramework extension does), or --image FILE.");

    private IPEndPoint Broker(ParseResult parsed, VenuePlan plan, bool isSecure)
    {
        string? text = parsed.GetValue(broker);
        return text is null ? new IPEndPoint(IPAddress.Parse(plan.Network.Broker), isSecure ? BrokerRules.SecurePort(plan) : plan.Network.BrokerPort)
            : IPEndPoint.TryParse(text, out IPEndPoint? point) && point.Port > 0 ? point
            : throw new WrongUseException($"--broker is '{text}': give an address and a port, such as 192.168.10.2:1883.");
    }
}
