using nanoFramework.TestFramework;

using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    /// <summary>A whole box with its configuration on trial.</summary>
    [TestClass]
    public class TrialBoxTests
    {
        private const long Second = 1000000;

        [TestMethod]
        public void Box_that_is_linked_confirms_puts_in_place_and_tells_it()
        {
            FakeStorage storage = Trials.Given();
            BoxBench bench = OnTrial(storage);
            BoxBench.Ready(bench);
            bench.Run(Second);
            StateMessage state = new StateMessage();
            Assert.IsTrue(bench.Link.Read(state));
            Assert.IsTrue(state.GetFlag(StateMessage.Trial));
            Assert.AreEqual(1L, state.GetInteger(StateMessage.Version));
            bench.Run(5 * Second);
            Assert.IsTrue(bench.Link.Read(state));
            Assert.IsFalse(state.Has(StateMessage.Trial));
            Assert.AreEqual(1L, state.GetInteger(StateMessage.Version));
            Assert.IsFalse(state.Has(StateMessage.Rejected));
            Assert.AreEqual((int)TrialState.Settled, (int)bench.Parts.Store.State);
            Bytes.AreSame(Trials.File(2), storage.ContentOf(ConfigurationStore.ActiveFile), Trials.File(2).Length);
            bench.Run(70 * Second);
            Assert.AreEqual(0, bench.Platform.Reboots);
        }

        [TestMethod]
        public void Box_without_a_broker_goes_back_after_a_minute_and_its_next_boot_says_why()
        {
            FakeStorage storage = Trials.Given();
            BoxBench bench = OnTrial(storage);
            bench.Run((60 * Second) - BoxBench.Period);
            Assert.AreEqual(0, bench.Platform.Reboots);
            bench.Run(Second);
            Assert.AreEqual(1, bench.Platform.Reboots);

            BoxBench next = BoxBench.Ready(OnTrial(storage));
            next.Run(Second);
            StateMessage state = new StateMessage();
            Assert.IsTrue(next.Link.Read(state));
            Assert.IsTrue(state.GetText(StateMessage.Alarms).IndexOf("configuration-rolled-back") >= 0);
            Assert.AreEqual(ConfigurationSeal.NameOf(Trials.File(2)), state.GetText(StateMessage.Rejected));
            Assert.AreEqual(1L, state.GetInteger(StateMessage.RejectedVersion));
            Assert.AreEqual((int)RollbackReason.NoLink, state.GetChoice(StateMessage.Why));
            Assert.IsFalse(state.Has(StateMessage.Trial));
            next.Run(70 * Second);
            Assert.AreEqual(0, next.Platform.Reboots);
        }

        [TestMethod]
        public void Link_that_breaks_every_four_seconds_does_not_count_as_come_back()
        {
            BoxBench bench = OnTrial(Trials.Given());
            for (int i = 0; i < 16 && bench.Platform.Reboots == 0; i++)
            {
                bench.Parts.LinkEvents.Put(LinkEvent.Opened);
                bench.Run(4 * Second);
                bench.Parts.LinkEvents.Put(LinkEvent.Closed);
                bench.Run(2 * Second);
            }

            Assert.AreEqual(1, bench.Platform.Reboots);
        }

        [TestMethod]
        public void Flash_that_refuses_to_note_the_confirmation_is_asked_again()
        {
            FakeStorage storage = Trials.Given();
            BoxBench bench = BoxBench.Ready(OnTrial(storage));
            storage.IsBroken = true;
            bench.Run(10 * Second);
            Assert.IsTrue(bench.Parts.Store.IsOnTrial);
            storage.IsBroken = false;
            bench.Run(Second);
            Assert.IsFalse(bench.Parts.Store.IsOnTrial);
            Assert.AreEqual(2, Trials.Start(new ConfigurationStore(storage)));
        }

        [TestMethod]
        public void Post_whose_circuit_opened_meanwhile_is_put_in_place_at_its_next_start()
        {
            FakeStorage storage = Trials.Flashed(Trials.File("post", 1));
            byte[] file = Trials.File("post", 2);
            Trials.Started(storage).Take(file, file.Length, true);
            BoxBench bench = new BoxBench(Configurations.Read(Configurations.Message("post")), 5, storage, new Trust());
            BoxBench.Ready(bench);
            for (int i = 0; i < 8; i++)
            {
                bench.Deliver(Controls.State(5 + i, "GGG", bench.Now), 0, false);
                bench.Run(Second);
            }

            Assert.AreEqual((int)TrialState.Confirmed, (int)bench.Parts.Store.State);
            Assert.AreEqual(2, Trials.Start(new ConfigurationStore(storage)));
            Assert.AreEqual((int)TrialState.Settled, (int)Trials.Started(storage).State);
        }

        [TestMethod]
        public void State_of_a_box_with_much_to_tell_fits_a_message()
        {
            StateMessage state = new StateMessage();
            state.SetChoice(StateMessage.State, (int)BoxState.Fault);
            state.SetText(StateMessage.Reason, "a-reason-of-thirty-characters.");
            state.SetInteger(StateMessage.Boot, Limits.Sequence);
            state.SetText(StateMessage.Firmware, "10.10.10-beta.10");
            state.SetText(StateMessage.Board, "OLIMEX_ESP32_POE_ISO");
            state.SetText(StateMessage.Roles, "timing,post,sign,control");
            state.SetText(StateMessage.Configuration, "0a1b2c3d");
            state.SetInteger(StateMessage.Epoch, 1000000);
            state.SetText(StateMessage.Route, "a-name-of-24-characters-");
            state.SetText(StateMessage.RouteHash, "0a1b2c3d");
            state.SetText(StateMessage.Alarms, AlarmNames.List(-1, StateMessage.AlarmsLength));
            state.SetInteger(StateMessage.Version, 1000000);
            state.SetText(StateMessage.Rejected, "0a1b2c3d");
            state.SetInteger(StateMessage.RejectedVersion, 1000000);
            state.SetChoice(StateMessage.Why, (int)RollbackReason.RoleFailed);
            Assert.IsTrue(new FlatJsonWriter().Write(state, new byte[Limits.Payload]) > 0);
        }

        private static BoxBench OnTrial(FakeStorage storage)
        {
            return new BoxBench(Configurations.Of("timing"), 5, storage, new Trust());
        }
    }
}
