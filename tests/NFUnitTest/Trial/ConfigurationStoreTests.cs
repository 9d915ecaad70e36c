using nanoFramework.TestFramework;

using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    /// <summary>The configurations on a flash. Port 1 is the old one, port 2 the new one.</summary>
    [TestClass]
    public class ConfigurationStoreTests
    {
        [TestMethod]
        public void Box_that_was_never_given_one_runs_config_json_and_writes_nothing()
        {
            FakeStorage storage = Trials.Flashed(Trials.File(1));
            storage.WritesLeft = 0;
            ConfigurationStore sut = new ConfigurationStore(storage);
            Assert.AreEqual(1, Trials.Start(sut));
            Assert.AreEqual(0, sut.Version);
            Assert.AreEqual(1, sut.NextVersion);
            Assert.AreEqual(0, sut.Failures);
            Assert.AreEqual(Alarm.None, sut.Alarms);
        }

        [TestMethod]
        public void New_one_is_tried_once_confirmed_and_settled()
        {
            FakeStorage storage = Trials.Given();
            ConfigurationStore sut = new ConfigurationStore(storage);
            Assert.AreEqual(2, Trials.Start(sut));
            Assert.IsTrue(sut.IsOnTrial);
            Assert.AreEqual(1, sut.Version);
            Assert.IsTrue(sut.Confirm());
            Assert.IsFalse(sut.IsOnTrial);
            Assert.AreEqual(1, sut.Version);
            sut.Settle();
            Assert.AreEqual((int)TrialState.Settled, (int)sut.State);
            Assert.AreEqual(1, sut.Version);
            AssertRuns(storage, 2, TrialState.Settled);
            AssertRuns(storage, 2, TrialState.Settled);
        }

        [TestMethod]
        public void Confirmed_one_that_was_not_put_in_place_is_at_the_next_start()
        {
            FakeStorage storage = Trials.Given();
            Trials.Started(storage).Confirm();
            AssertRuns(storage, 2, TrialState.Settled);
            storage.Put(ConfigurationStore.CandidateFile, new byte[0]);
            AssertRuns(storage, 2, TrialState.Settled);
        }

        [TestMethod]
        public void Trial_that_starts_again_is_given_up_and_says_which_and_why()
        {
            FakeStorage storage = Trials.Given();
            Trials.Started(storage);
            ConfigurationStore sut = new ConfigurationStore(storage);
            Assert.AreEqual(1, Trials.Start(sut));
            Assert.IsTrue(sut.HasJustRolledBack);
            AssertGivenUp(sut, RollbackReason.Restarted);
            AssertRuns(storage, 1, TrialState.RolledBack);
        }

        [TestMethod]
        public void Trial_that_is_given_up_stays_so_over_starts_until_somebody_looked()
        {
            FakeStorage storage = Trials.Given();
            Trials.Started(storage).RollBack(RollbackReason.NoLink);
            AssertRuns(storage, 1, TrialState.RolledBack);
            ConfigurationStore sut = Trials.Started(storage);
            Assert.IsFalse(sut.HasJustRolledBack);
            AssertGivenUp(sut, RollbackReason.NoLink);
            Assert.IsTrue(sut.Clear());
            Assert.IsTrue(sut.Rejected == null);
            Assert.AreEqual(Alarm.None, sut.Alarms);
            Assert.IsFalse(sut.Clear());
            Assert.AreEqual(2, sut.NextVersion);
            AssertRuns(storage, 1, TrialState.Settled);
        }

        [TestMethod]
        public void One_that_was_given_up_may_be_given_again_and_pass()
        {
            FakeStorage storage = Trials.Given();
            Trials.Started(storage).RollBack(RollbackReason.NoLink);
            byte[] file = Trials.File(2);
            ConfigurationStore sut = Trials.Started(storage);
            Assert.IsTrue(sut.Take(file, file.Length, true));
            sut = Trials.Started(storage);
            Assert.IsTrue(sut.IsOnTrial);
            Assert.AreEqual(2, sut.Version);
            Assert.IsTrue(sut.Confirm());
            AssertRuns(storage, 2, TrialState.Settled);
            Assert.AreEqual(2, Trials.Started(storage).Version);
        }

        [TestMethod]
        public void Candidate_damaged_in_any_byte_is_given_up_before_it_is_tried()
        {
            int length = Trials.File(2).Length;
            for (int at = 0; at < length; at++)
            {
                FakeStorage storage = Trials.Given();
                byte[] torn = Bytes.Head(storage.ContentOf(ConfigurationStore.CandidateFile), length);
                torn[at] ^= 1;
                storage.Put(ConfigurationStore.CandidateFile, torn);
                ConfigurationStore sut = new ConfigurationStore(storage);
                Assert.AreEqual(1, Trials.Start(sut), "byte " + at.ToString());
                AssertGivenUp(sut, RollbackReason.Damaged);
            }
        }

        [TestMethod]
        public void Candidate_torn_at_any_length_is_given_up_before_it_is_tried()
        {
            int length = Trials.File(2).Length;
            for (int left = 1; left < length; left++)
            {
                FakeStorage storage = Trials.Given();
                storage.Put(ConfigurationStore.CandidateFile, Bytes.Head(storage.ContentOf(ConfigurationStore.CandidateFile), left));
                Assert.AreEqual(1, Trials.Start(new ConfigurationStore(storage)), "left " + left.ToString());
            }
        }

        [TestMethod]
        public void Marker_that_is_damaged_leaves_the_old_one()
        {
            FakeStorage storage = Trials.Given();
            byte[] record = Bytes.Head(storage.ContentOf(ConfigurationStore.MarkerFile), TrialMarker.Length);
            record[4] ^= 4;
            storage.Put(ConfigurationStore.MarkerFile, record);
            AssertRuns(storage, 1, TrialState.Settled);
        }

        [TestMethod]
        public void Old_one_damaged_once_the_new_one_is_settled_is_mended_from_the_second_copy()
        {
            FakeStorage storage = Trials.Settled();
            storage.Put(ConfigurationStore.ActiveFile, new byte[200]);
            AssertRuns(storage, 2, TrialState.Settled);
            storage.Put(ConfigurationStore.CandidateFile, new byte[0]);
            AssertRuns(storage, 2, TrialState.Settled);
        }

        [TestMethod]
        public void Box_without_a_usable_one_takes_the_new_one_without_a_trial()
        {
            FakeStorage storage = new FakeStorage();
            byte[] file = Trials.File(2);
            Assert.IsTrue(Trials.Started(storage).Take(file, file.Length, false));
            AssertRuns(storage, 2, TrialState.Settled);
        }

        [TestMethod]
        public void Box_with_the_configuration_of_another_board_takes_the_new_one()
        {
            ConfigurationMessage foreign = Configurations.Message("timing");
            foreign.SetText(ConfigurationMessage.Board, "other");
            FakeStorage storage = Trials.Flashed(Configurations.File(foreign));
            byte[] file = Trials.File(2);
            Assert.IsTrue(Trials.Started(storage).Take(file, file.Length, false));
            AssertRuns(storage, 2, TrialState.Settled);
        }

        [TestMethod]
        public void What_the_cable_brought_counts_and_its_version_grows()
        {
            FakeStorage storage = Trials.Given();
            storage.Put(ConfigurationStore.ActiveFile, Trials.File(3));
            AssertRuns(storage, 3, TrialState.Settled);
            Assert.AreEqual(2, Trials.Started(storage).Version);
            storage = Trials.Settled();
            storage.Put(ConfigurationStore.ActiveFile, Trials.File(1));
            AssertRuns(storage, 1, TrialState.Settled);
        }

        [TestMethod]
        public void Flash_that_refuses_keeps_the_old_one_and_tells_it()
        {
            FakeStorage storage = Trials.Flashed(Trials.File(1));
            ConfigurationStore sut = Trials.Started(storage);
            storage.IsBroken = true;
            byte[] file = Trials.File(2);
            Assert.IsFalse(sut.Take(file, file.Length, true));
            Assert.AreEqual(Alarm.StorageFailed, sut.Alarms);
            storage.IsBroken = false;
            AssertRuns(storage, 1, TrialState.Settled);
        }

        [TestMethod]
        public void Flash_that_does_not_give_back_what_was_written_is_noticed_before_anything_counts()
        {
            FakeStorage storage = Trials.Flashed(Trials.File(1));
            ConfigurationStore sut = Trials.Started(storage);
            storage.IsWorn = true;
            byte[] file = Trials.File(2);
            Assert.IsFalse(sut.Take(file, file.Length, true));
            Assert.AreEqual((int)TrialState.Settled, (int)sut.State);
            Assert.AreEqual(Alarm.StorageFailed, sut.Alarms);
            AssertRuns(storage, 1, TrialState.Settled);
        }

        [TestMethod]
        public void Flash_that_refuses_to_note_the_trial_never_starts_it()
        {
            FakeStorage storage = Trials.Given();
            storage.IsBroken = true;
            ConfigurationStore sut = new ConfigurationStore(storage);
            Assert.AreEqual(1, Trials.Start(sut));
            Assert.IsFalse(sut.IsOnTrial);
            byte[] file = Trials.File(3);
            Assert.IsFalse(sut.Take(file, file.Length, true), "one is under way");
            storage.IsBroken = false;
            ConfigurationStore next = new ConfigurationStore(storage);
            Assert.AreEqual(2, Trials.Start(next));
            Assert.IsTrue(next.IsOnTrial);
        }

        [TestMethod]
        public void Flash_that_refuses_for_good_during_a_trial_ends_on_the_old_one()
        {
            FakeStorage storage = Trials.Given();
            ConfigurationStore trial = Trials.Started(storage);
            storage.IsBroken = true;
            Assert.IsFalse(trial.Confirm());
            Assert.IsTrue(trial.IsOnTrial);
            trial.RollBack(RollbackReason.NoLink);
            for (int start = 0; start < 3; start++)
            {
                ConfigurationStore sut = new ConfigurationStore(storage);
                Assert.AreEqual(1, Trials.Start(sut));
                AssertGivenUp(sut, RollbackReason.Restarted);
            }
        }

        [TestMethod]
        public void Power_cut_after_any_write_leaves_the_old_or_the_new_one_whole()
        {
            for (int writes = 0; writes < 8; writes++)
            {
                FakeStorage storage = Trials.Flashed(Trials.File(1));
                storage.WritesLeft = writes;
                byte[] file = Trials.File(2);
                ConfigurationStore store = Trials.Started(storage);
                bool isTaken = store.Take(file, file.Length, true);
                if (isTaken)
                {
                    store = Trials.Started(storage);
                    store.Confirm();
                    store.Settle();
                }

                // The power is back.
                bool isDead = storage.WritesLeft == 0;
                storage.WritesLeft = -1;
                int runs = Trials.Start(new ConfigurationStore(storage));
                Assert.AreEqual(writes < 2 ? 1 : writes == 2 ? 2 : writes == 3 ? 1 : 2, runs, "after " + writes.ToString());
                Assert.AreEqual(writes > 6, !isDead, "writes of a change");
                int next = Trials.Start(new ConfigurationStore(storage));
                Assert.AreEqual(writes == 2 ? 1 : runs, next, "and again after " + writes.ToString());
                AssertRuns(storage, next, next == 1 && writes >= 2 ? TrialState.RolledBack : TrialState.Settled);
            }
        }

        private static void AssertRuns(FakeStorage storage, int port, TrialState state)
        {
            ConfigurationStore store = new ConfigurationStore(storage);
            Assert.AreEqual(port, Trials.Start(store));
            Assert.AreEqual((int)state, (int)store.State);
        }

        private static void AssertGivenUp(ConfigurationStore store, RollbackReason why)
        {
            byte[] file = Trials.File(2);
            Assert.AreEqual((int)TrialState.RolledBack, (int)store.State);
            Assert.AreEqual(ConfigurationSeal.NameOf(file), store.Rejected);
            Assert.AreEqual(1, store.RejectedVersion);
            Assert.AreEqual((int)why, (int)store.Why);
            Assert.AreEqual(0, store.Version);
            Assert.IsTrue((store.Alarms & Alarm.ConfigurationRolledBack) != 0);
        }
    }
}
