using nanoFramework.TestFramework;

using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    /// <summary>"Section clear" and lamp test from a button that no hand is on: neither confirms nor tests anything.</summary>
    [TestClass]
    public class PanelFaultTests
    {
        private const int All = (1 << Inputs.PanelCount) - 1;
        private const long Second = 1000000;

        [TestMethod]
        public void Section_button_that_is_stuck_from_the_start_confirms_nothing_until_it_was_up()
        {
            PanelBench bench = new PanelBench(true, Inputs.SectionButton, All, Profiles.At(0));
            bench.Run(Second);
            Assert.IsFalse(bench.Sut.IsSectionClear);
            Assert.AreEqual(1 << Inputs.SectionButton, bench.Sut.Faults);
            bench.Release(Inputs.SectionButton);
            bench.Run(3 * Second);
            bench.Press(Inputs.SectionButton);
            Assert.IsTrue(bench.Sut.IsSectionClear);
        }

        [TestMethod]
        public void Section_button_that_bounces_on_and_on_confirms_nothing_more()
        {
            PanelBench bench = new PanelBench(true, -1, All, Profiles.At(0));
            for (int i = 0; i < ButtonWatch.MostPresses + 1; i++)
            {
                bench.Press(Inputs.SectionButton);
                bench.Release(Inputs.SectionButton);
            }

            bench.Sut.ForgetSection();
            bench.Press(Inputs.SectionButton);
            Assert.IsFalse(bench.Sut.IsSectionClear);
            Assert.AreEqual(1 << Inputs.SectionButton, bench.Sut.Faults);
        }

        [TestMethod]
        public void Section_button_that_is_at_fault_is_told_as_one_that_does_not_count()
        {
            PanelBench bench = new PanelBench(true, Inputs.SectionButton, All, Profiles.At(0));
            bench.Release(Inputs.SectionButton);
            bench.Press(Inputs.SectionButton);
            Assert.IsFalse(Counts(bench, ButtonEvent.Release));
            Assert.IsFalse(Counts(bench, ButtonEvent.Press));
            bench.Run(2 * Second);
            Assert.IsFalse(Counts(bench, ButtonEvent.Hold));
            bench.Release(Inputs.SectionButton);
            bench.Sut.Events.Told();
            bench.Run(3 * Second);
            bench.Press(Inputs.SectionButton);
            Assert.IsTrue(Counts(bench, ButtonEvent.Press));
            bench.Run(2 * Second);
            Assert.IsTrue(Counts(bench, ButtonEvent.Hold));
        }

        [TestMethod]
        public void Section_button_pressed_before_the_key_is_turned_on_is_not_held_for_anything()
        {
            PanelBench bench = new PanelBench(false, -1, All, Profiles.At(0));
            bench.Press(Inputs.SectionButton);
            Assert.IsFalse(Counts(bench, ButtonEvent.Press));
            bench.Press(Inputs.EnableKey);
            bench.Sut.Events.Told();
            bench.Run(2 * Second);
            Assert.IsFalse(Counts(bench, ButtonEvent.Hold));
        }

        [TestMethod]
        public void Lamp_test_button_that_is_stuck_tests_nothing()
        {
            PanelBench bench = new PanelBench(true, -1, All, Profiles.At(0));
            bench.Press(Inputs.LampTestButton);
            Assert.IsTrue(bench.Sut.TestHeld(100 * Second) > 0);
            bench.Run(31 * Second);
            Assert.AreEqual(0L, bench.Sut.TestHeld(100 * Second));
            Assert.AreEqual(1 << Inputs.LampTestButton, bench.Sut.Faults);
        }

        [TestMethod]
        public void Lamp_test_button_counts_with_the_key_on_alone()
        {
            PanelBench bench = new PanelBench(false, -1, All, Profiles.At(0));
            bench.Press(Inputs.LampTestButton);
            Assert.AreEqual(0L, bench.Sut.TestHeld(100 * Second));
        }

        private static bool Counts(PanelBench bench, ButtonEvent expected)
        {
            Assert.AreEqual((int)expected, (int)bench.Sut.Events.Kind);
            bool counts = bench.Sut.Events.Counts;
            bench.Sut.Events.Told();
            return counts;
        }
    }
}
