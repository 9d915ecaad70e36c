using System;
using System.Threading;
using nanoFramework.Hardware.Esp32;

namespace Trackside.Virtual.Tests;

[TestClass]
public class ThreadingTests
{
    [TestMethod]
    [DataRow(1, 10)]
    [DataRow(10, 10)]
    [DataRow(11, 20)]
    [DataRow(95, 100)]
    public void Sleep_rounds_up_to_ticks_of_ten_milliseconds(int asked, int least)
    {
        using Bench bench = new();
        bench.Run(() =>
        {
            long taken = Least(() => Thread.Sleep(asked));
            Assert.IsGreaterThanOrEqualTo(least * 1_000L, taken);
            Assert.IsLessThan((least + 10) * 1_000L, taken, "no further tick");
        });
    }

    [TestMethod]
    public void Sleep_of_zero_only_gives_way()
    {
        using Bench bench = new();
        bench.Run(() => Assert.IsLessThan(10_000L, Least(() => Thread.Sleep(0))));
    }

    [TestMethod]
    public void Wait_times_out_on_a_tick()
    {
        using Bench bench = new();
        bench.Run(() =>
        {
            AutoResetEvent never = new(false);
            long taken = Least(() => Assert.IsFalse(never.WaitOne(3, false)));
            Assert.IsGreaterThanOrEqualTo(10_000L, taken);
            Assert.IsLessThan(20_000L, taken);
        });
    }

    [TestMethod]
    public void Set_wakes_at_once_and_lets_one_waiter_through()
    {
        using Bench bench = new();
        bench.Run(() =>
        {
            AutoResetEvent ping = new(false);
            AutoResetEvent pong = new(false);
            new Thread(() =>
            {
                for (int i = 0; i < 1_000; i++)
                {
                    ping.WaitOne();
                    pong.Set();
                }
            }).Start();
            ulong before = HighResTimer.GetCurrent();
            for (int i = 0; i < 1_000; i++)
            {
                ping.Set();
                Assert.IsTrue(pong.WaitOne(10_000, false));
            }

            Assert.IsLessThan(2_000_000ul, HighResTimer.GetCurrent() - before, "in ticks it would have been 10 s");
            Assert.IsFalse(pong.WaitOne(0, false), "each set was used up");
        });
    }

    [TestMethod]
    public void Set_before_the_wait_is_kept_and_reset_takes_it_back()
    {
        using Bench bench = new();
        bench.Run(() =>
        {
            AutoResetEvent signal = new(true);
            Assert.IsTrue(signal.WaitOne(0, false));
            signal.Set();
            signal.Set();
            Assert.IsTrue(signal.WaitOne());
            Assert.IsFalse(signal.WaitOne(0, false));
            signal.Set();
            signal.Reset();
            Assert.IsFalse(signal.WaitOne(0, false));
        });
    }

    [TestMethod]
    public void Join_tells_whether_the_thread_has_ended()
    {
        using Bench bench = new();
        bench.Run(() =>
        {
            AutoResetEvent go = new(false);
            Thread thread = new(() => go.WaitOne()) { Priority = ThreadPriority.Highest };
            Assert.IsFalse(thread.IsAlive);
            thread.Start();
            Assert.IsTrue(thread.IsAlive);
            Assert.IsFalse(thread.Join(10));
            go.Set();
            Assert.IsTrue(thread.Join(10_000));
            Assert.IsFalse(thread.IsAlive);
            Assert.AreEqual(ThreadPriority.Highest, thread.Priority);
            Assert.ThrowsExactly<InvalidOperationException>(thread.Start);
        });
    }

    [TestMethod]
    public void CurrentThread_is_the_thread_that_was_started()
    {
        using Bench bench = new();
        bench.Run(() =>
        {
            Thread? seen = null;
            Thread thread = new(() => seen = Thread.CurrentThread);
            thread.Start();
            thread.Join();
            Assert.AreSame(thread, seen);
        });
    }

    [TestMethod]
    public void Console_is_heard_outside()
    {
        using Bench bench = new();
        string heard = "";
        bench.Chip.ConsoleWritten += text => heard += text;
        bench.Run(() =>
        {
            Console.Write("a");
            Console.WriteLine("b");
            Console.WriteLine();
        });
        Assert.AreEqual("ab\r\n\r\n", heard);
    }

    /// <summary>The shortest of some tries, microseconds: the host may stretch one, not all.</summary>
    private static long Least(Action action)
    {
        long least = long.MaxValue;
        for (int i = 0; i < 20; i++)
        {
            ulong before = HighResTimer.GetCurrent();
            action();
            least = Math.Min(least, (long)(HighResTimer.GetCurrent() - before));
        }

        return least;
    }

    [TestMethod]
    public void Idle_is_a_main_thread_that_waits_and_was_not_woken()
    {
        using Bench bench = new();
        AutoResetEvent? wake = null;
        int rounds = 0;
        bool isHeld = false;
        bench.Chip.PowerOn(() =>
        {
            wake = new AutoResetEvent(false);
            while (true)
            {
                wake.WaitOne();
                rounds++;
                Bench.Until(() => !Volatile.Read(ref isHeld), "let go");
            }
        });
        Bench.Until(() => wake is not null, "the firmware runs");
        Assert.IsTrue(bench.Chip.TryAwaitIdle(TimeSpan.FromSeconds(20)));

        for (int i = 1; i <= 200; i++)
        {
            bench.Chip.Do(() => wake!.Set());
            Assert.IsTrue(bench.Chip.TryAwaitIdle(TimeSpan.FromSeconds(20)));
            Assert.AreEqual(i, rounds, "what woke it was dealt with");
        }

        Volatile.Write(ref isHeld, true);
        bench.Chip.Do(() => wake!.Set());
        Assert.IsFalse(bench.Chip.TryAwaitIdle(TimeSpan.FromMilliseconds(50)), "it is at work");
        Volatile.Write(ref isHeld, false);
        Assert.IsTrue(bench.Chip.TryAwaitIdle(TimeSpan.FromSeconds(20)));
        Assert.AreEqual(202, bench.Chip.Rounds);
    }
}
