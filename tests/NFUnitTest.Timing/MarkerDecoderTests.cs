using nanoFramework.TestFramework;

using Trackside.Core;

namespace NFUnitTest
{
    [TestClass]
    public class MarkerDecoderTests
    {
        [TestMethod]
        public void Crossing_is_counted_back_from_the_marker()
        {
            MarkerDecoder found = Found(new MarkerScript().Vehicle(1000000, 30000).Mark(1008000));
            Assert.AreEqual(1, found.Count);
            HoldsTruth(found, 0, 1000000);
            Assert.AreEqual(1, found.Used);
            Assert.AreEqual(0, found.Disputed);
        }

        [TestMethod]
        [DataRow(0, 0)]
        [DataRow(20, 95000)]
        [DataRow(-20, 95000)]
        public void Crossing_is_counted_back_over_the_longest_lag_with_clocks_that_drift(int partsPerMillion, int lag)
        {
            MarkerScript script = new MarkerScript();
            script.Drift = partsPerMillion;
            MarkerDecoder found = Found(script.Edge(7000000).Mark(7000500 + lag));
            HoldsTruth(found, 0, 7000000);
        }

        [TestMethod]
        public void Vehicle_longer_than_any_duration_needs_no_falling_edge()
        {
            MarkerDecoder found = Found(new MarkerScript().Edge(1000000).Mark(1025000));
            Assert.AreEqual(1, found.Count);
            HoldsTruth(found, 0, 1000000);
        }

        [TestMethod]
        [DataRow(1010040)]
        [DataRow(1010200)]
        [DataRow(1010350)]
        public void Vehicle_that_leaves_while_the_marker_is_written_is_told_from_it(int leaves)
        {
            MarkerDecoder found = Found(new MarkerScript().Edge(1000000).Edge(leaves).Mark(1010000));
            Assert.AreEqual(1, found.Count);
            HoldsTruth(found, 0, 1000000);
        }

        [TestMethod]
        [DataRow(1010040)]
        [DataRow(1010200)]
        [DataRow(1010350)]
        public void Vehicle_that_crosses_while_the_marker_is_written_has_its_time(int crosses)
        {
            MarkerDecoder found = Found(new MarkerScript().Vehicle(1000000, 5000).Vehicle(crosses, 30000).Mark(1010000));
            Assert.AreEqual(2, found.Count);
            HoldsTruth(found, 0, 1000000);
            HoldsTruth(found, 1, crosses);
        }

        [TestMethod]
        public void Vehicles_after_the_marker_have_their_times_too()
        {
            MarkerDecoder found = Found(new MarkerScript().Vehicle(1000000, 20000).Mark(1009000).Vehicle(1080000, 20000).Vehicle(1160000, 20000));
            Assert.AreEqual(3, found.Count);
            HoldsTruth(found, 1, 1080000);
            HoldsTruth(found, 2, 1160000);
        }

        [TestMethod]
        public void Every_bounce_is_a_crossing_and_the_first_comes_first()
        {
            MarkerScript script = new MarkerScript();
            for (int i = 0; i < 25; i++)
            {
                script.Vehicle(1000000 + (i * 330), 130 + i);
            }

            MarkerDecoder found = Found(script.Mark(1009000));
            Assert.AreEqual(25, found.Count);
            Inside(found, 0, 1000000);
            Inside(found, 24, 1007920);
        }

        [TestMethod]
        public void Capture_that_begins_with_a_vehicle_leaving_holds_no_crossing_of_it()
        {
            MarkerScript script = new MarkerScript();
            script.BeginsActive = true;
            MarkerDecoder found = Found(script.Edge(1000000).Vehicle(1050000, 10000).Mark(1060500));
            Assert.AreEqual(1, found.Count);
            HoldsTruth(found, 0, 1050000);
        }

        [TestMethod]
        public void Several_markers_of_one_capture_are_found_together()
        {
            MarkerDecoder found = Found(new MarkerScript().Vehicle(1000000, 50000).Mark(1009000).Vehicle(1105000, 50000).Mark(1111000));
            Assert.AreEqual(2, found.Count);
            Assert.AreEqual(2, found.Used);
            HoldsTruth(found, 0, 1000000);
            HoldsTruth(found, 1, 1105000);
        }

        [TestMethod]
        public void Marker_of_the_next_capture_stays_in_the_log()
        {
            MarkerScript script = new MarkerScript().Vehicle(1000000, 30000).Mark(1008000).LostMark(1400000);
            MarkerDecoder found = Found(script);
            Assert.AreEqual(1, found.Used);
            Assert.AreEqual(0, found.Skipped);
            HoldsTruth(found, 0, 1000000);
        }

        [TestMethod]
        public void Marker_whose_capture_was_lost_is_skipped()
        {
            MarkerDecoder found = Found(new MarkerScript().LostMark(600000).Vehicle(1000000, 30000).Mark(1008000));
            Assert.AreEqual(1, found.Skipped);
            Assert.AreEqual(2, found.Used);
            HoldsTruth(found, 0, 1000000);
        }

        [TestMethod]
        public void Marker_that_must_lie_in_the_capture_and_does_not_makes_it_ambiguous()
        {
            // The first marker's second pulse fell into the glitch filter: its other edges would pass for vehicles.
            MarkerScript script = new MarkerScript().Vehicle(1000000, 30000).Mark(1008000).Mark(1050000).Without(1008200, 1008600);
            Assert.AreEqual((int)MarkerVerdict.Ambiguous, (int)Verdict(script));
        }

        [TestMethod]
        public void Toggle_that_cancels_a_vehicles_edge_leaves_no_marker()
        {
            // Both edges of an XOR within the filter: neither is seen.
            MarkerScript script = new MarkerScript().Edge(1000000).Edge(1010085).Mark(1010000).Without(1010085, 1010085);
            Assert.AreEqual((int)MarkerVerdict.NoMarker, (int)Verdict(script));
        }

        [TestMethod]
        public void Capture_without_a_marker_tells_nothing()
        {
            Assert.AreEqual((int)MarkerVerdict.NoMarker, (int)Verdict(new MarkerScript().Vehicle(1000000, 30000).LostMark(1110000)));
        }

        [TestMethod]
        public void Toggle_held_up_between_its_readings_leaves_the_crossing_as_sharp_as_the_others()
        {
            MarkerDecoder found = Found(new MarkerScript().Vehicle(1000000, 12000).Mark(1009000, 2, 5, 20000));
            Assert.AreEqual(1, found.Count);
            HoldsTruth(found, 0, 1000000);
        }

        [TestMethod]
        public void Crossing_that_could_be_a_held_up_toggle_is_disputed_and_the_others_stand()
        {
            // Any of the vehicle's edges may be the toggle that happened somewhere within 20 ms.
            MarkerScript script = new MarkerScript().Edge(1000000).Edge(1007000).Mark(1009000, 3, 5, 20000).Vehicle(1015000, 4000);
            MarkerDecoder found = Found(script);
            Assert.AreEqual(1, found.Count);
            HoldsTruth(found, 0, 1000000);
            // The vehicle's rising edge, and the toggle that may pass for one.
            Assert.AreEqual(2, found.Disputed);
        }

        [TestMethod]
        public void Marker_known_to_no_better_than_the_edge_input_is_disputed()
        {
            MarkerScript script = new MarkerScript().Edge(1000000);
            long[] before = { 1009000, 1009085, 1009290, 1009435 };
            long[] after = { 1029000, 1029085, 1029290, 1029435 };
            for (int i = 0; i < MarkerLog.Toggles; i++)
            {
                script.Edge(MarkerScript.ToggleAt(1010000, i));
            }

            script.Log.Add(before, after);
            MarkerDecoder found = Found(script);
            Assert.AreEqual(0, found.Count);
            Assert.IsTrue(found.Disputed > 0);
        }

        [TestMethod]
        public void Vehicles_in_the_marker_s_very_rhythm_are_not_believed()
        {
            MarkerScript script = new MarkerScript().Edge(1000000);
            long[] before = { 1009000, 1009085, 1009290, 1009435 };
            long[] after = { 1014000, 1014085, 1014290, 1014435 };
            for (int i = 0; i < MarkerLog.Toggles; i++)
            {
                script.Edge(MarkerScript.ToggleAt(1010000, i));
                script.Edge(MarkerScript.ToggleAt(1012000, i));
            }

            script.Log.Add(before, after);
            MarkerDecoder found = new MarkerDecoder();
            MarkerVerdict verdict = script.Decode(found);
            // Two ways agree upon the first edge alone, and on no time for it better than what both allow.
            Assert.IsTrue(verdict == MarkerVerdict.Ambiguous || found.Disputed > 0);
            for (int i = 0; i < found.Count; i++)
            {
                Inside(found, i, 1000000);
            }
        }

        [TestMethod]
        public void Damaged_captures_are_ambiguous()
        {
            MarkerScript script = new MarkerScript().Vehicle(1000000, 30000).Mark(1008000);
            MarkerCapture capture = script.Capture();
            capture.Durations[1] = 0;
            Assert.AreEqual((int)MarkerVerdict.Ambiguous, (int)new MarkerDecoder().Decode(capture, script.Log, script.EndsAt - 3000));
            capture = script.Capture();
            capture.IsDamaged = true;
            Assert.AreEqual((int)MarkerVerdict.Ambiguous, (int)new MarkerDecoder().Decode(capture, script.Log, script.EndsAt - 3000));
        }

        [TestMethod]
        public void Storm_between_two_readings_ends_in_bounded_work()
        {
            MarkerScript script = new MarkerScript();
            for (int i = 0; i < 120; i++)
            {
                script.Edge(1000000 + (i * 150));
            }

            long[] before = { 1000000, 1000010, 1000020, 1000030 };
            long[] after = { 1030000, 1030010, 1030020, 1030030 };
            script.Log.Add(before, after);
            Assert.AreEqual((int)MarkerVerdict.Ambiguous, (int)Verdict(script));
        }

        private static MarkerVerdict Verdict(MarkerScript script)
        {
            return script.Decode(new MarkerDecoder());
        }

        private static MarkerDecoder Found(MarkerScript script)
        {
            MarkerDecoder decoder = new MarkerDecoder();
            Assert.AreEqual((int)MarkerVerdict.Found, (int)script.Decode(decoder));
            return decoder;
        }

        private static void HoldsTruth(MarkerDecoder found, int number, long truth)
        {
            Inside(found, number, truth);
            Assert.IsTrue(found.Uncertainty(number) < 100);
        }

        private static void Inside(MarkerDecoder found, int number, long truth)
        {
            long error = found.At(number) - truth;
            Assert.IsTrue(error <= found.Uncertainty(number) && -error <= found.Uncertainty(number));
        }
    }
}
