using nanoFramework.TestFramework;

using Trackside.Core;

namespace NFUnitTest
{
    /// <summary>Each row of the table of <see cref="TrialRules"/>.</summary>
    [TestClass]
    public class TrialRulesTests
    {
        [TestMethod]
        [DataRow("old", "old")]
        [DataRow("old", "new")]
        [DataRow("", "new")]
        [DataRow("", "")]
        public void Start_without_a_marker_runs_config_json(string active, string candidate)
        {
            Assert.AreEqual((int)TrialStart.Active, (int)TrialRules.AtStart(new TrialMarker(), OrNull(active), OrNull(candidate)));
        }

        [TestMethod]
        [DataRow((int)TrialState.Settled, false, "old", "other", (int)TrialStart.Active)]
        [DataRow((int)TrialState.Settled, false, "", "new", (int)TrialStart.Mend)]
        [DataRow((int)TrialState.Settled, false, "", "other", (int)TrialStart.Active)]
        [DataRow((int)TrialState.Settled, false, "", "", (int)TrialStart.Active)]
        [DataRow((int)TrialState.Settled, false, "new", "new", (int)TrialStart.Active)]
        [DataRow((int)TrialState.Trial, false, "old", "new", (int)TrialStart.Try)]
        [DataRow((int)TrialState.Trial, false, "", "new", (int)TrialStart.Try)]
        [DataRow((int)TrialState.Trial, false, "old", "", (int)TrialStart.GiveUpDamaged)]
        [DataRow((int)TrialState.Trial, false, "old", "other", (int)TrialStart.GiveUpDamaged)]
        [DataRow((int)TrialState.Trial, true, "old", "new", (int)TrialStart.GiveUpRestarted)]
        [DataRow((int)TrialState.Trial, true, "old", "", (int)TrialStart.GiveUpRestarted)]
        [DataRow((int)TrialState.Trial, true, "new", "new", (int)TrialStart.Found)]
        [DataRow((int)TrialState.Confirmed, true, "old", "new", (int)TrialStart.Adopt)]
        [DataRow((int)TrialState.Confirmed, true, "", "new", (int)TrialStart.Adopt)]
        [DataRow((int)TrialState.Confirmed, true, "old", "", (int)TrialStart.GiveUpDamaged)]
        [DataRow((int)TrialState.Confirmed, true, "new", "", (int)TrialStart.Found)]
        [DataRow((int)TrialState.RolledBack, true, "old", "new", (int)TrialStart.Active)]
        [DataRow((int)TrialState.RolledBack, true, "", "new", (int)TrialStart.Active)]
        [DataRow((int)TrialState.RolledBack, true, "new", "new", (int)TrialStart.Found)]
        public void Start_does_what_the_table_says(int state, bool hasBegun, string active, string candidate, int expected)
        {
            Assert.AreEqual(expected, (int)TrialRules.AtStart(Marker((TrialState)state, hasBegun), OrNull(active), OrNull(candidate)));
        }

        [TestMethod]
        [DataRow((int)TrialState.Settled)]
        [DataRow((int)TrialState.Trial)]
        [DataRow((int)TrialState.Confirmed)]
        [DataRow((int)TrialState.RolledBack)]
        public void What_came_by_the_cable_counts_in_any_state(int state)
        {
            Assert.AreEqual((int)TrialStart.Found, (int)TrialRules.AtStart(Marker((TrialState)state, false), "third", "new"));
            Assert.AreEqual((int)TrialStart.Found, (int)TrialRules.AtStart(Marker((TrialState)state, true), "third", null));
        }

        private static TrialMarker Marker(TrialState state, bool hasBegun)
        {
            TrialMarker marker = new TrialMarker();
            marker.IsKept = true;
            marker.State = state;
            marker.HasBegun = hasBegun;
            marker.Base = "old";
            marker.Candidate = "new";
            return marker;
        }

        private static string OrNull(string text)
        {
            return text.Length == 0 ? null : text;
        }
    }
}
