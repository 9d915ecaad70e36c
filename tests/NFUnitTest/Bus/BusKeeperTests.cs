using nanoFramework.TestFramework;

using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    /// <summary>Every row of the table at <see cref="BusKeeper"/>, on a whole post.</summary>
    [TestClass]
    public class BusKeeperTests
    {
        private const long Second = 1000000;

        [TestMethod]
        public void Bus_carries_at_most_one_call_every_slot()
        {
            BusBench bench = new BusBench();
            for (int slot = 0; slot < 500; slot++)
            {
                int before = bench.Calls();
                bench.Bench.Run(BusKeeper.SlotMicroseconds);
                Assert.IsTrue(bench.Calls() - before <= 1, "slot " + slot.ToString());
            }
        }

        [TestMethod]
        public void Bus_that_hangs_is_called_once_and_then_left_alone()
        {
            BusBench bench = new BusBench();
            bench.Buttons.Takes = BusKeeper.HungMicroseconds;
            int starts = bench.Lights.Starts;
            bench.Run("GGG", "cw", Second / 2);
            int calls = bench.Calls();
            bench.Run("GGG", "cw", 5 * Second);
            Assert.AreEqual(calls, bench.Calls());
            Assert.AreEqual(15, bench.Bus.Failed);
            Assert.AreEqual(starts, bench.Lights.Starts);
            Assert.IsTrue((bench.Bench.Box.AlarmsAt(bench.Bench.Now) & Alarm.BusFailed) != 0);
        }

        [TestMethod]
        public void Bus_that_is_off_is_tried_again_after_two_minutes_and_only_while_the_circuit_is_closed()
        {
            BusBench bench = new BusBench();
            bench.Buttons.Takes = BusKeeper.HungMicroseconds;
            bench.Run("GGG", "cw", Second);
            bench.Buttons.Takes = 500;
            int calls = bench.Calls();
            bench.Run("GGG", "cw", BusKeeper.RetryMicroseconds + Second);
            Assert.AreEqual(calls, bench.Calls());
            bench.Run("RRR", "cw", Second);
            Assert.AreEqual(0, bench.Bus.Failed);
            Assert.IsTrue((bench.Bench.Box.AlarmsAt(bench.Bench.Now) & Alarm.BusFailed) == 0);
            Assert.AreEqual(PanelLights.Of(Aspect.Red, true, PanelLights.Own), bench.Lights.Written & 7);
        }

        [TestMethod]
        public void Bus_that_still_hangs_costs_one_call_and_the_alarm_stands_all_along()
        {
            BusBench bench = new BusBench();
            for (int device = 0; device < BusDevice.Count; device++)
            {
                bench.Devices[device].Takes = BusKeeper.HungMicroseconds;
            }

            bench.Run("RRR", "cw", Second);
            int calls = bench.Calls();
            bench.Run("RRR", "cw", BusKeeper.RetryMicroseconds - Second);
            Assert.AreEqual(calls, bench.Calls());
            bench.Run("RRR", "cw", 3 * Second);
            Assert.AreEqual(calls + 1, bench.Calls());
            Assert.IsTrue((bench.Bench.Box.AlarmsAt(bench.Bench.Now) & Alarm.BusFailed) != 0);
        }

        [TestMethod]
        [DataRow(BusDevice.Lights)]
        [DataRow(BusDevice.Buttons)]
        [DataRow(BusDevice.Ambient)]
        [DataRow(BusDevice.Battery)]
        public void Device_without_a_good_answer_three_times_is_switched_off_and_the_others_live_on(int device)
        {
            BusBench bench = new BusBench();
            bench.Devices[device].IsMissing = true;
            bench.Run("GGG", "cw", 25 * Second);
            Assert.AreEqual(1 << device, bench.Bus.Failed);
            int calls = bench.Devices[device].Calls;
            int all = bench.Calls();
            bench.Run("GGG", "cw", 5 * Second);
            Assert.AreEqual(calls, bench.Devices[device].Calls);
            Assert.IsTrue(bench.Calls() > all);
        }

        [TestMethod]
        public void Device_whose_binding_throws_is_one_that_does_not_answer()
        {
            BusBench bench = new BusBench();
            bench.Lights.Throws = true;
            bench.Run("GGG", "cw", 5 * Second);
            Assert.AreEqual(1 << BusDevice.Lights, bench.Bus.Failed);
            Assert.AreEqual(0, bench.Bench.Box.Supervisor.Resets);
        }

        [TestMethod]
        public void Device_that_was_without_power_once_is_set_up_again_and_nobody_is_told()
        {
            BusBench bench = new BusBench();
            bench.Run("GGG", "cw", Second);
            int starts = bench.Lights.Starts;
            bench.Lights.Reads = 0;
            bench.Lights.IsMissing = true;
            while (bench.Lights.Starts == starts)
            {
                bench.Run("GGG", "cw", 10000);
            }

            bench.Lights.IsMissing = false;
            bench.Lights.Reads = -1;
            bench.Run("GGG", "cw", 2 * Second);
            Assert.AreEqual(0, bench.Bus.Failed);
            Assert.AreEqual(PanelLights.Of(Aspect.Green, true, PanelLights.Own), bench.Lights.Written & 7);
        }

        [TestMethod]
        public void Status_light_flashes_slowly_while_a_bus_is_off()
        {
            BusBench bench = new BusBench();
            bench.Run("GGG", "cw", 3 * Second);
            Assert.AreEqual(0, DarkTicks(bench));
            bench.Lights.IsMissing = true;
            bench.Run("GGG", "cw", 3 * Second);
            int dark = DarkTicks(bench);
            Assert.IsTrue(dark > 80 && dark < 120, dark.ToString());
        }

        [TestMethod]
        public void Battery_is_told_in_health_and_low_after_three_readings_until_it_is_well_above()
        {
            BusBench bench = new BusBench();
            bench.Run("GGG", "cw", 12 * Second);
            HealthMessage health = new HealthMessage();
            Assert.IsTrue(bench.Link.Read(health));
            Assert.AreEqual(12600L, health.GetInteger(HealthMessage.Battery));
            FakeBusDevice battery = bench.Devices[BusDevice.Battery];
            battery.Reads = 11799;
            bench.Run("GGG", "cw", 19 * Second);
            Assert.IsFalse(bench.Bus.Battery.IsLow);
            bench.Run("GGG", "cw", 12 * Second);
            Assert.IsTrue((bench.Bench.Box.AlarmsAt(bench.Bench.Now) & Alarm.BatteryLow) != 0);
            battery.Reads = 11800 + BatteryWatch.Hysteresis - 1;
            bench.Run("GGG", "cw", 11 * Second);
            Assert.IsTrue(bench.Bus.Battery.IsLow);
            battery.Reads = 11800 + BatteryWatch.Hysteresis;
            bench.Run("GGG", "cw", 11 * Second);
            Assert.IsFalse(bench.Bus.Battery.IsLow);
        }

        [TestMethod]
        public void Voltage_is_unknown_and_no_longer_told_once_its_gauge_is_gone()
        {
            BusBench bench = new BusBench();
            bench.Devices[BusDevice.Battery].IsMissing = true;
            bench.Run("GGG", "cw", 45 * Second);
            HealthMessage health = new HealthMessage();
            Assert.IsTrue(bench.Link.Read(health));
            Assert.IsFalse(health.Has(HealthMessage.Battery));
        }

        [TestMethod]
        public void Light_is_unknown_once_its_sensor_is_gone_so_that_the_panel_is_bright()
        {
            BusBench bench = new BusBench();
            bench.Devices[BusDevice.Ambient].Reads = 3;
            bench.Run("GGG", "cw", 3 * Second);
            Assert.AreEqual(3, bench.Bus.Read());
            bench.Devices[BusDevice.Ambient].IsMissing = true;
            bench.Run("GGG", "cw", 8 * Second);
            Assert.AreEqual(-1, bench.Bus.Read());
        }

        [TestMethod]
        [DataRow("lights,nothing")]
        [DataRow("")]
        public void Unknown_device_in_a_configuration_is_refused(string list)
        {
            ConfigurationMessage message = Configurations.Message("post");
            message.SetText(ConfigurationMessage.Bus, list);
            BoxConfiguration configuration = Configurations.Read(message);
            Assert.AreEqual((int)ConfigurationFault.BadRoleData, (int)configuration.Fault);
            Assert.AreEqual(ConfigurationMessage.Bus, configuration.FaultField);
        }

        private static int DarkTicks(BusBench bench)
        {
            int dark = 0;
            for (int tick = 0; tick < 200; tick++)
            {
                bench.Run("GGG", "cw", BoxBench.Period);
                dark += bench.Bench.Board.IsLit(Lamp.Status) ? 0 : 1;
            }

            return dark;
        }
    }
}
