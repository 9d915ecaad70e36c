using System;

using nanoFramework.TestFramework;

using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    [TestClass]
    public class LampBankTests
    {
        private const long Second = 1000000;

        [TestMethod]
        [DataRow((int)Aspect.Red, Lamp.Red)]
        [DataRow((int)Aspect.Green, Lamp.Green)]
        public void Lamps_light_the_one_of_a_steady_aspect_and_prove_it(int aspect, int lamp)
        {
            LampBench bench = new LampBench();
            bench.Show((Aspect)aspect, 10000);
            Assert.IsTrue(bench.Board.IsLit(lamp));
            Assert.AreEqual(1, bench.Board.LitCount());
            Assert.AreEqual((int)Aspect.Unproved, (int)bench.Sut.Proved);
            bench.Show((Aspect)aspect, 10000);
            Assert.AreEqual(aspect, (int)bench.Sut.Proved);
            Assert.AreEqual(0, bench.Sut.Faults);
        }

        [TestMethod]
        public void Lamps_are_set_on_a_change_only()
        {
            LampBench bench = new LampBench();
            bench.Show(Aspect.Red, Second);
            Assert.AreEqual(1, bench.Board.Sets);
            bench.Show(Aspect.Dark, Second);
            Assert.AreEqual(2, bench.Board.Sets);
        }

        [TestMethod]
        public void Lamps_prove_dark_by_every_sense_being_off()
        {
            LampBench bench = new LampBench();
            bench.Show(Aspect.Dark, 10000);
            Assert.AreEqual((int)Aspect.Dark, (int)bench.Sut.Proved);
            bench.Board.Short(Lamp.Green, true);
            bench.Show(Aspect.Dark, 10000);
            Assert.AreEqual((int)Aspect.Unproved, (int)bench.Sut.Proved);
        }

        [TestMethod]
        [DataRow((int)Aspect.Yellow)]
        [DataRow((int)Aspect.Fault)]
        public void Lamps_stay_proved_over_every_change_of_a_flashing_aspect(int aspect)
        {
            LampBench bench = new LampBench();
            bench.Show((Aspect)aspect, 20000);
            Assert.AreEqual(aspect, (int)bench.Sut.Proved);
            Assert.AreEqual(400, bench.CountProved((Aspect)aspect, 4 * Second));
            Assert.AreEqual(0, bench.Sut.Faults);
        }

        [TestMethod]
        [DataRow((int)Aspect.Red, Lamp.Red)]
        [DataRow((int)Aspect.Yellow, Lamp.Yellow)]
        [DataRow((int)Aspect.Fault, Lamp.Yellow)]
        [DataRow((int)Aspect.Green, Lamp.Green)]
        public void Lamp_that_was_never_sensed_lit_is_never_proved(int aspect, int lamp)
        {
            LampBench bench = new LampBench();
            bench.Board.Cut(lamp, true);
            Assert.AreEqual(0, bench.CountProved((Aspect)aspect, 10 * Second));
            Assert.IsTrue(bench.Sut.Faults != 0);
        }

        [TestMethod]
        public void Lamp_that_is_cut_is_faulty_after_120_ms()
        {
            LampBench bench = new LampBench();
            bench.Show(Aspect.Red, Second);
            bench.Board.Cut(Lamp.Red, true);
            bench.Show(Aspect.Red, LampProof.SettleMicroseconds);
            Assert.IsFalse(bench.Sut.IsFaulty(Lamp.Red));
            bench.Show(Aspect.Red, 10000);
            Assert.IsTrue(bench.Sut.IsFaulty(Lamp.Red));
            Assert.IsTrue(bench.Sut.Faults != 0);
            Assert.AreEqual((int)Aspect.Unproved, (int)bench.Sut.Proved);
        }

        [TestMethod]
        [DataRow((int)Aspect.Yellow)]
        [DataRow((int)Aspect.Fault)]
        public void Lamp_that_is_cut_while_it_flashes_stays_faulty_and_unproved_in_the_dark_too(int aspect)
        {
            LampBench bench = new LampBench();
            bench.Show((Aspect)aspect, 2 * Second);
            bench.Board.Cut(Lamp.Yellow, true);
            // It is found out at the next time it should be lit.
            bench.Show((Aspect)aspect, 3 * Second);
            for (int i = 0; i < 1000; i++)
            {
                bench.Show((Aspect)aspect, 10000);
                Assert.IsTrue(bench.Sut.IsFaulty(Lamp.Yellow), "step " + i.ToString());
                Assert.AreEqual((int)Aspect.Unproved, (int)bench.Sut.Proved);
            }
        }

        [TestMethod]
        public void Lamp_that_is_shorted_is_faulty_whatever_is_shown()
        {
            LampBench bench = new LampBench();
            bench.Show(Aspect.Red, Second);
            bench.Board.Short(Lamp.Green, true);
            bench.Show(Aspect.Red, 200000);
            Assert.IsTrue(bench.Sut.IsFaulty(Lamp.Green));
            Assert.IsFalse(bench.Sut.IsFaulty(Lamp.Red));
            Assert.AreEqual((int)Aspect.Unproved, (int)bench.Sut.Proved);
        }

        [TestMethod]
        public void Lamp_that_is_mended_is_trusted_again_after_it_has_agreed_long_enough()
        {
            LampBench bench = new LampBench();
            bench.Board.Cut(Lamp.Red, true);
            bench.Show(Aspect.Red, Second);
            bench.Board.Cut(Lamp.Red, false);
            bench.Show(Aspect.Red, LampProof.RecoveryMicroseconds);
            Assert.IsTrue(bench.Sut.IsFaulty(Lamp.Red));
            bench.Show(Aspect.Red, 40000);
            Assert.AreEqual(0, bench.Sut.Faults);
            Assert.AreEqual((int)Aspect.Red, (int)bench.Sut.Proved);
        }

        [TestMethod]
        public void Lamps_try_again_what_the_port_did_not_take()
        {
            LampBench bench = new LampBench();
            bench.Show(Aspect.Green, Second);
            for (int i = 0; i < 2; i++)
            {
                // First the green that will not go, then the red that will not come.
                bench.Board.ThrowsOnce = i == 0;
                bench.Board.ThrowsAtLight = i == 1;
                Assert.ThrowsException(typeof(InvalidOperationException), () => bench.Show(Aspect.Red, 10000));
                bench.Show(Aspect.Red, 30000);
                Assert.IsTrue(bench.Board.IsLit(Lamp.Red));
                Assert.AreEqual(1, bench.Board.LitCount());
                Assert.AreEqual((int)Aspect.Red, (int)bench.Sut.Proved);
                bench.Show(Aspect.Green, Second);
            }
        }

        [TestMethod]
        public void Lamps_put_out_the_old_flag_before_they_light_the_new_one()
        {
            LampBench bench = new LampBench();
            bench.Show(Aspect.Green, Second);
            bench.Board.ThrowsAtLight = true;
            Assert.ThrowsException(typeof(InvalidOperationException), () => bench.Show(Aspect.Red, 10000));
            Assert.AreEqual(0, bench.Board.LitCount());
        }

        [TestMethod]
        public void Lamps_prove_a_new_aspect_anew()
        {
            LampBench bench = new LampBench();
            bench.Show(Aspect.Red, Second);
            Assert.AreEqual((int)Aspect.Red, (int)bench.Sut.Proved);
            bench.Show(Aspect.Green, 10000);
            Assert.AreEqual((int)Aspect.Unproved, (int)bench.Sut.Proved);
            bench.Show(Aspect.Green, 10000);
            Assert.AreEqual((int)Aspect.Green, (int)bench.Sut.Proved);
        }
    }
}
