using nanoFramework.TestFramework;
using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    [TestClass]
    public class InterlockPowerTests
    {
        // Two copies a transition, six transitions of a reversal that keep something, and more than enough.
        private const int MostWrites = 16;

        [TestMethod]
        public void Interlock_resumes_blank_in_a_reversal_and_in_a_proof_anew_otherwise_wherever_the_power_goes()
        {
            int blank = 0;
            int anew = 0;
            for (int writes = 0; writes < MostWrites; writes++)
            {
                InterlockBench bench = InterlockBench.Locked();
                long epoch = bench.Sut.Epoch;
                bench.Storage.WritesLeft = writes;
                Reverse(bench);
                bench.Reboot();
                Assert.IsTrue(bench.Sut.State == InterlockState.Blank || bench.Sut.State == InterlockState.Setting || bench.Sut.State == InterlockState.Fault);
                Assert.IsFalse(bench.Sut.MayPermit(bench.Now));
                Assert.IsTrue(bench.Sut.Epoch >= epoch && bench.Sut.Epoch <= epoch + 1);
                bool isBlank = bench.Sut.State == InterlockState.Blank;
                blank += isBlank ? 1 : 0;
                anew += bench.Sut.State == InterlockState.Setting ? 1 : 0;
                Assert.IsTrue(!isBlank || bench.Sut.Shown < 0);
                // A proof anew shows the direction of its own epoch and no other.
                bool isNew = bench.Sut.Epoch > epoch;
                Assert.IsTrue(bench.Sut.State != InterlockState.Setting || bench.Sut.Shown == (isNew ? InterlockBench.Acw : InterlockBench.Cw));
            }

            Assert.IsTrue(blank > 0 && anew > 0);
        }

        [TestMethod]
        public void Interlock_store_survives_the_loss_of_either_copy()
        {
            InterlockBench bench = InterlockBench.Locked();
            byte[] whole = bench.Storage.ContentOf("interlock");
            bench.Storage.Put("interlock", new byte[] { 1, 2, 3 });
            bench.Reboot();
            Assert.AreEqual((int)InterlockState.Setting, (int)bench.Sut.State);
            bench.Storage.Put("interlock", whole);
            bench.Storage.Put("interlock2", new byte[0]);
            bench.Reboot();
            Assert.AreEqual((int)InterlockState.Setting, (int)bench.Sut.State);
            bench.Storage.Put("interlock", new byte[0]);
            bench.Reboot();
            Assert.AreEqual((int)InterlockState.Blank, (int)bench.Sut.State);
        }

        [TestMethod]
        public void Interlock_that_cannot_write_goes_no_further()
        {
            InterlockBench bench = InterlockBench.Locked();
            bench.Storage.IsBroken = true;
            bench.Ask(ControlOperation.Direction, "acw");
            bench.Key();
            Assert.AreEqual((int)InterlockState.Fault, (int)bench.Sut.State);
        }

        [TestMethod]
        public void Interlock_forgets_all_but_the_epoch_where_the_boxes_are_others()
        {
            InterlockBench bench = InterlockBench.Locked();
            long epoch = bench.Sut.Epoch;
            bench.Plan.Signs = new string[] { "s1", "s3" };
            bench.Reboot();
            Assert.AreEqual((int)InterlockState.Blank, (int)bench.Sut.State);
            Assert.AreEqual(epoch, bench.Sut.Epoch);
            Assert.AreEqual(-1, bench.Sut.Direction);
        }

        [TestMethod]
        public void Interlock_begins_no_epoch_anew_where_there_is_a_box_more_or_less_than_before()
        {
            InterlockBench bench = InterlockBench.Locked();
            long epoch = bench.Sut.Epoch;
            Assert.IsTrue(epoch > bench.Plan.FirstEpoch);
            bench.Plan.Posts = new string[] { "p1", "p2", "p3" };
            bench.Reboot();
            Assert.AreEqual((int)InterlockState.Blank, (int)bench.Sut.State);
            Assert.AreEqual(epoch, bench.Sut.Epoch);
            Reverse(bench);
            epoch = bench.Sut.Epoch;
            bench.Plan.Posts = new string[] { "p1" };
            bench.Reboot();
            Assert.AreEqual((int)InterlockState.Blank, (int)bench.Sut.State);
            Assert.AreEqual(epoch, bench.Sut.Epoch);
            Assert.AreEqual(-1, bench.Sut.Direction);
        }

        private static void Reverse(InterlockBench bench)
        {
            bench.Ask(ControlOperation.Direction, "acw");
            bench.Key();
            bench.Seconds(5);
            bench.Clear();
            bench.SetBarriers(InterlockBench.Acw);
            bench.Prove();
            bench.Commit();
        }
    }
}
