using System;
using System.Diagnostics;
using System.Threading;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Trackside.Gateway.Tests;

/// <summary>Waits for a condition with a bound: a test never sleeps for luck.</summary>
internal static class Wait
{
    internal const int DefaultMilliseconds = 15_000;

    internal static void Until(Func<bool> condition, string what, int milliseconds = DefaultMilliseconds)
    {
        long start = Stopwatch.GetTimestamp();
        while (!condition())
        {
            if (Stopwatch.GetElapsedTime(start).TotalMilliseconds > milliseconds)
            {
                Assert.Fail($"not within {milliseconds} ms: {what}");
            }

            Thread.Sleep(2);
        }
    }
}
