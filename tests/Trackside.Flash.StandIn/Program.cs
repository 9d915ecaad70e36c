using System;
using System.IO;
using Trackside.Flash.StandIn;

string folder = Environment.GetEnvironmentVariable("NANOFF_STANDIN") ?? throw new InvalidOperationException("NANOFF_STANDIN names no folder");
string line = string.Join('\u001f', args);
File.AppendAllText(Path.Combine(folder, "calls.txt"), line + "\n");
try
{
    Device device = new(folder, Environment.GetEnvironmentVariable("NANOFF_STANDIN_FAULT") ?? "");
    Call.Parse(args).Run(device);
    return 0;
}
catch (NanoffError e)
{
    Console.WriteLine(e.Message);
    return e.Code & 0xFF;
}
