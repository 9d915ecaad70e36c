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
    }
}
