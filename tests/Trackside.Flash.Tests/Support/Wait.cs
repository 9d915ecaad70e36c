using System;
using System.Threading;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Trackside.Flash.Tests.Support;

/// <summary>Waits for what must come, within a bound so generous that only a fault reaches it.</summary>
internal static class Wait
{
    public static void Until(Func<bool> condition, string what, int seconds = 20)
    {
        long deadline = Environment.TickCount64 + (seconds * 1000L);
        while (!condition())
        {
            Assert.IsLessThan(deadline, Environment.TickCount64, $"not within {seconds} s: {what}");
            Thread.Sleep(5);
        }
    }
}
