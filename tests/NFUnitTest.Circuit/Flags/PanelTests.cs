using nanoFramework.TestFramework;

using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    [TestClass]
    public class PanelTests
    {
        [TestMethod]
        public void Panel_asks_for_yellow_when_yellow_is_pressed_with_the_key_on()
        {
            PanelBench bench = new PanelBench(true);
            bench.Press(Inputs.YellowButton);
            Assert.AreEqual((int)Aspect.Yellow, (int)bench.Sut.Request);
            bench.Release(Inputs.YellowButton);
            Assert.AreEqual((int)Aspect.Yellow, (int)bench.Sut.Request);
        }

        [TestMethod]
        public void Panel_asks_for_nothing_again_when_clear_is_pressed()
        {
            PanelBench bench = new PanelBench(true);
            bench.Press(Inputs.YellowButton);
            bench.Release(Inputs.YellowButton);
            bench.Press(Inputs.ClearButton);
            Assert.AreEqual((int)Aspect.Yellow, (int)bench.Sut.Request);
            bench.Release(Inputs.ClearButton);
            Assert.AreEqual((int)Aspect.Dark, (int)bench.Sut.Request);
        }

        [TestMethod]
        public void Panel_counts_no_press_while_the_key_is_off_but_tells_it()
        {
            PanelBench bench = new PanelBench(false);
            bench.Press(Inputs.YellowButton);
            Assert.AreEqual((int)Aspect.Dark, (int)bench.Sut.Request);
            Assert.IsTrue(bench.Sut.Events.Any);
            // Turning the key under a pressed button asks for nothing either.
            bench.Press(Inputs.EnableKey);
            Assert.AreEqual((int)Aspect.Dark, (int)bench.Sut.Request);
        }

        [TestMethod]
        public void Panel_keeps_the_marshals_yellow_when_the_key_is_turned_off()
        {
            PanelBench bench = new PanelBench(true);
            bench.Press(Inputs.YellowButton);
            bench.Release(Inputs.YellowButton);
            bench.Release(Inputs.EnableKey);
            bench.Press(Inputs.ClearButton);
            Assert.AreEqual((int)Aspect.Yellow, (int)bench.Sut.Request);
        }

        [TestMethod]
        public void Panel_takes_a_press_at_the_second_tick_that_sees_it()
        {
            PanelBench bench = new PanelBench(true);
            bench.Board.Drive(Inputs.YellowButton, true);
            bench.Tick();
            Assert.AreEqual((int)Aspect.Dark, (int)bench.Sut.Request);
            bench.Tick();
            Assert.AreEqual((int)Aspect.Yellow, (int)bench.Sut.Request);
        }

        [TestMethod]
        public void Panel_passes_over_a_spike_of_one_tick()
        {
            PanelBench bench = new PanelBench(true);
            for (int i = 0; i < 10; i++)
            {
                bench.Board.Drive(Inputs.YellowButton, true);
                bench.Tick();
                bench.Board.Drive(Inputs.YellowButton, false);
                bench.Tick();
                bench.Tick();
                bench.Tick();
            }

            Assert.AreEqual((int)Aspect.Dark, (int)bench.Sut.Request);
            Assert.IsFalse(bench.Sut.Events.Any);
        }

        [TestMethod]
        public void Panel_tells_one_press_for_a_contact_that_bounces()
        {
            PanelBench bench = new PanelBench(true);
            for (int i = 0; i < 7; i++)
            {
                bench.Board.Drive(Inputs.YellowButton, (i & 1) == 0);
                bench.Tick();
            }

            bench.Tick();
            bench.Tick();
            Assert.AreEqual((int)Aspect.Yellow, (int)bench.Sut.Request);
            bench.Sut.Events.Told();
            Assert.IsFalse(bench.Sut.Events.Any);
        }

        [TestMethod]
        public void Panel_takes_a_press_whose_edges_were_all_lost_at_the_audit()
        {
            PanelBench bench = new PanelBench(true);
            bench.Board.SwallowsEdges = true;
            bench.Board.Drive(Inputs.YellowButton, true);
            // Three inputs in turn, two looks each where they disagree, a tenth of a second apart.
            bench.Run(1000000);
            Assert.AreEqual((int)Aspect.Yellow, (int)bench.Sut.Request);
        }

        [TestMethod]
        public void Panel_counts_a_button_that_is_stuck_from_the_start_only_once_it_was_up()
        {
            PanelBench bench = new PanelBench(true, Inputs.YellowButton);
            bench.Run(1000000);
            Assert.AreEqual((int)Aspect.Dark, (int)bench.Sut.Request);
            Assert.IsFalse(bench.Sut.Events.Any);
            bench.Release(Inputs.YellowButton);
            bench.Run(ButtonWatch.RestMicroseconds + 200000);
            bench.Press(Inputs.YellowButton);
            Assert.AreEqual((int)Aspect.Yellow, (int)bench.Sut.Request);
        }

        [TestMethod]
        public void Panel_tells_events_in_order_with_their_times_and_numbers()
        {
            PanelBench bench = new PanelBench(true);
            bench.Press(Inputs.ClearButton);
            long first = bench.Sut.Events.Time;
            bench.Release(Inputs.ClearButton);
            Assert.AreEqual(1, bench.Sut.Events.Seq);
            Assert.AreEqual(Inputs.ClearButton, bench.Sut.Events.Button);
            Assert.AreEqual((int)ButtonEvent.Press, (int)bench.Sut.Events.Kind);
            bench.Sut.Events.Told();
            Assert.AreEqual(2, bench.Sut.Events.Seq);
            Assert.AreEqual((int)ButtonEvent.Release, (int)bench.Sut.Events.Kind);
            Assert.IsTrue(bench.Sut.Events.Time > first);
            bench.Sut.Events.Told();
            Assert.IsFalse(bench.Sut.Events.Any);
        }

        [TestMethod]
        public void Panel_tells_once_that_a_button_is_held_for_a_second()
        {
            PanelBench bench = new PanelBench(true);
            bench.Press(Inputs.ClearButton);
            bench.Sut.Events.Told();
            bench.Run(900000);
            Assert.IsFalse(bench.Sut.Events.Any);
            bench.Run(5000000);
            Assert.AreEqual((int)ButtonEvent.Hold, (int)bench.Sut.Events.Kind);
            bench.Sut.Events.Told();
            Assert.IsFalse(bench.Sut.Events.Any);
        }

        [TestMethod]
        public void Panel_does_not_call_a_key_held()
        {
            PanelBench bench = new PanelBench(false);
            bench.Press(Inputs.EnableKey);
            bench.Sut.Events.Told();
            bench.Run(5000000);
            Assert.IsFalse(bench.Sut.Events.Any);
        }

        [TestMethod]
        public void Panel_counts_events_that_find_no_room_and_still_obeys()
        {
            PanelBench bench = new PanelBench(true);
            for (int i = 0; i < 5; i++)
            {
                bench.Press(Inputs.ClearButton);
                bench.Release(Inputs.ClearButton);
            }

            Assert.AreEqual(10 - ButtonEvents.Most, bench.Sut.Events.Dropped);
            bench.Press(Inputs.YellowButton);
            Assert.AreEqual((int)Aspect.Yellow, (int)bench.Sut.Request);
        }
    }
}
