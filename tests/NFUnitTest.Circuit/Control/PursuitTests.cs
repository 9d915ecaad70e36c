using nanoFramework.TestFramework;

using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    /// <summary>Every row of the table at <see cref="Pursuit"/>.</summary>
    [TestClass]
    public class PursuitTests
    {
        private const int Boot = 5;
        private const long Begun = 1000000;

        [TestMethod]
        public void Pursuit_of_nothing_tells_nothing()
        {
            Assert.IsNull(new Pursuit(new PostReports(2), Posts(), new Notices(2)).Due(0));
        }

        [TestMethod]
        public void Pursuit_names_the_missing_once_when_patience_ends()
        {
            Pursuit sut = Begin(new PostReports(2), -1);
            Assert.IsNull(sut.Due(Begun + Pursuit.Patience - 1));
            Expect("{\"id\":\"r7\",\"issuer\":\"tower\",\"result\":\"accepted\",\"missing\":\"p1,p2\"}", sut.Due(Begun + Pursuit.Patience));
            Assert.IsNull(sut.Due(Begun + (10 * Pursuit.Patience)));
        }

        [TestMethod]
        public void Pursuit_tells_applied_and_then_proved()
        {
            PostReports reports = new PostReports(2);
            Pursuit sut = Begin(reports, -1);
            Report(reports, 0, Aspect.Unproved);
            Assert.IsNull(sut.Due(Begun));
            Report(reports, 1, Aspect.Red);
            Expect("{\"id\":\"r7\",\"issuer\":\"tower\",\"result\":\"applied\"}", sut.Due(Begun));
            Assert.IsNull(sut.Due(Begun));
            Report(reports, 0, Aspect.Red);
            Expect("{\"id\":\"r7\",\"issuer\":\"tower\",\"result\":\"proved\"}", sut.Due(Begun));
            Assert.IsNull(sut.Due(Begun));
        }

        [TestMethod]
        public void Pursuit_names_who_has_applied_and_not_proved()
        {
            PostReports reports = new PostReports(2);
            Pursuit sut = Begin(reports, -1);
            Report(reports, 0, Aspect.Red);
            Report(reports, 1, Aspect.Unproved);
            Assert.IsNotNull(sut.Due(Begun));
            Assert.IsNull(sut.Due(Begun + Pursuit.Patience - 1));
            Expect("{\"id\":\"r7\",\"issuer\":\"tower\",\"result\":\"applied\",\"missing\":\"p2\"}", sut.Due(Begun + Pursuit.Patience));
        }

        [TestMethod]
        public void Pursuit_of_one_post_waits_for_no_other()
        {
            PostReports reports = new PostReports(2);
            Pursuit sut = Begin(reports, 1);
            Report(reports, 1, Aspect.Red);
            Assert.IsNotNull(sut.Due(Begun));
            Expect("{\"id\":\"r7\",\"issuer\":\"tower\",\"result\":\"proved\"}", sut.Due(Begun));
        }

        [TestMethod]
        public void Pursuit_still_tells_applied_and_proved_after_it_named_the_missing()
        {
            PostReports reports = new PostReports(2);
            Pursuit sut = Begin(reports, -1);
            Assert.IsNotNull(sut.Due(Begun + Pursuit.Patience));
            Report(reports, 0, Aspect.Red);
            Report(reports, 1, Aspect.Red);
            Expect("{\"id\":\"r7\",\"issuer\":\"tower\",\"result\":\"applied\"}", sut.Due(Begun + (9 * Pursuit.Patience)));
            Expect("{\"id\":\"r7\",\"issuer\":\"tower\",\"result\":\"proved\"}", sut.Due(Begun + (9 * Pursuit.Patience)));
        }

        [TestMethod]
        public void Pursuit_gives_way_to_a_newer_request()
        {
            PostReports reports = new PostReports(2);
            Pursuit sut = Begin(reports, -1);
            sut.Begin(Controls.Request(8, "all", Aspect.Red, Begun), -1, Begun);
            Report(reports, 0, Aspect.Red);
            Report(reports, 1, Aspect.Red);
            Expect("{\"id\":\"r8\",\"issuer\":\"tower\",\"result\":\"applied\"}", sut.Due(Begun));
        }

        private static string[] Posts()
        {
            return new string[] { "p1", "p2" };
        }

        private static Pursuit Begin(PostReports reports, int target)
        {
            Pursuit sut = new Pursuit(reports, Posts(), new Notices(2));
            sut.Begin(Controls.Request(7, "all", Aspect.Red, Begun), target, Begun);
            return sut;
        }

        private static void Report(PostReports reports, int post, Aspect proved)
        {
            reports.Take(post, Controls.Lamps(Aspect.Red, proved, Boot, 1), Boot);
        }

        private static void Expect(string expected, ControlReplyMessage reply)
        {
            Assert.IsNotNull(reply);
            Assert.AreEqual(expected, Codec.Text(reply));
        }
    }
}
