using nanoFramework.TestFramework;

using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    /// <summary>Two loops 15 m apart, met in this order on the first route and in the other on the second.</summary>
    [TestClass]
    public class PairWatchTests
    {
        private const long Second = 1000000;
        private const int First = 0;
        private const int Other = 1;

        [TestMethod]
        public void Pair_tells_the_speed_at_the_second_loop()
        {
            PairWatch sut = new PairWatch(Pair());
            Assert.AreEqual(-1, Cross(sut, First, Second, 15000, -1, 0).Speed);
            // 15 m in 500 ms.
            Crossing second = Cross(sut, Other, Second + 500000, 15000, -1, 0);
            Assert.AreEqual(30000, second.Speed);
            Assert.IsFalse(second.IsWrongWay);
        }

        [TestMethod]
        [DataRow(0, 0, false)]
        [DataRow(0, 1, true)]
        [DataRow(1, 0, true)]
        [DataRow(1, 1, false)]
        [DataRow(0, -1, false)]
        [DataRow(1, -1, false)]
        public void Pair_tells_a_wrong_way_by_the_running_route(int metFirst, int route, bool isWrong)
        {
            PairWatch sut = new PairWatch(Pair());
            Cross(sut, metFirst, Second, 15000, -1, route);
            Assert.AreEqual(isWrong, Cross(sut, 1 - metFirst, Second + 500000, 15000, -1, route).IsWrongWay);
            Assert.AreEqual(isWrong ? 1 : 0, sut.WrongWays);
        }

        [TestMethod]
        public void Pair_keeps_vehicles_that_follow_each_other_apart()
        {
            PairWatch sut = new PairWatch(Pair());
            Cross(sut, First, Second, 100, -1, 0);
            Cross(sut, First, Second + 300000, 100, -1, 0);
            Assert.AreEqual(30000, Cross(sut, Other, Second + 500000, 100, -1, 0).Speed);
            Cross(sut, First, Second + 700000, 100, -1, 0);
            Assert.AreEqual(30000, Cross(sut, Other, Second + 800000, 100, -1, 0).Speed);
            Assert.AreEqual(30000, Cross(sut, Other, Second + 1200000, 100, -1, 0).Speed);
            Assert.AreEqual(0, sut.WrongWays);
        }

        [TestMethod]
        public void Pair_accuses_one_vehicle_at_most_where_a_crossing_was_missed()
        {
            // Vehicles a second apart; the first loop did not see the first of them.
            PairWatch sut = new PairWatch(Pair());
            Cross(sut, Other, Second + 500000, 100, -1, 0);
            int wrong = 0;
            for (int vehicle = 1; vehicle < 10; vehicle++)
            {
                long at = Second + (vehicle * Second);
                wrong += Cross(sut, First, at, 100, -1, 0).IsWrongWay ? 1 : 0;
                Crossing second = Cross(sut, Other, at + 500000, 100, -1, 0);
                Assert.IsFalse(second.IsWrongWay);
                Assert.AreEqual(30000, second.Speed);
            }

            Assert.IsTrue(wrong <= 1, wrong.ToString());
        }

        [TestMethod]
        public void Pair_accuses_nobody_for_a_vehicle_that_one_loop_saw_twice()
        {
            PairWatch sut = new PairWatch(Pair());
            for (int vehicle = 0; vehicle < 10; vehicle++)
            {
                long at = Second + (vehicle * Second);
                Cross(sut, First, at, 100, -1, 0);
                Assert.AreEqual(30000, Cross(sut, Other, at + 500000, 100, -1, 0).Speed);
                Crossing twice = Passings.Crossing(-1);
                twice.Loop = Other;
                twice.At = at + 540000;
                twice.Uncertainty = 100;
                twice.IsShortGap = true;
                sut.Take(twice, 0);
            }

            Assert.AreEqual(0, sut.WrongWays);
        }

        [TestMethod]
        public void Pair_knows_the_speed_of_vehicles_behind_one_that_runs_the_wrong_way()
        {
            PairWatch sut = new PairWatch(Pair());
            Cross(sut, Other, Second, 100, -1, 0);
            Assert.IsTrue(Cross(sut, First, Second + 500000, 100, -1, 0).IsWrongWay);
            for (int vehicle = 1; vehicle < 5; vehicle++)
            {
                long at = (2 * Second) + (vehicle * Second);
                Assert.IsFalse(Cross(sut, First, at, 100, -1, 0).IsWrongWay);
                Assert.AreEqual(30000, Cross(sut, Other, at + 500000, 100, -1, 0).Speed);
            }

            Assert.AreEqual(1, sut.WrongWays);
        }

        [TestMethod]
        public void Pair_goes_by_the_instants_not_by_when_they_are_told()
        {
            PairWatch sut = new PairWatch(Pair());
            Cross(sut, Other, Second + 500000, 100, -1, 0);
            Crossing told = Cross(sut, First, Second, 100, -1, 0);
            Assert.AreEqual(30000, told.Speed);
            Assert.IsFalse(told.IsWrongWay);
        }

        [TestMethod]
        public void Pair_matches_no_two_transponders()
        {
            PairWatch sut = new PairWatch(Pair());
            Cross(sut, First, Second, 100, 7, 0);
            Assert.AreEqual(-1, Cross(sut, Other, Second + 500000, 100, 8, 0).Speed);
        }

        [TestMethod]
        [DataRow(140000L)]
        [DataRow(5100000L)]
        public void Pair_matches_nothing_that_is_no_vehicle(long apart)
        {
            PairWatch sut = new PairWatch(Pair());
            Cross(sut, First, Second, 100, -1, 0);
            Assert.AreEqual(-1, Cross(sut, Other, Second + apart, 100, -1, 0).Speed);
        }

        [TestMethod]
        public void Pair_tells_neither_speed_nor_way_that_it_does_not_know()
        {
            PairWatch sut = new PairWatch(Pair());
            Cross(sut, Other, Second, 300000, -1, 0);
            Crossing told = Cross(sut, First, Second + 500000, 300000, -1, 0);
            Assert.AreEqual(-1, told.Speed);
            Assert.IsFalse(told.IsWrongWay);
        }

        [TestMethod]
        public void Box_raises_a_wrong_way_at_once_and_marks_the_passing()
        {
            ConfigurationMessage message = Configurations.Message("timing");
            message.SetText(ConfigurationMessage.Sources, "edge,edge");
            message.SetText(ConfigurationMessage.Pairs, "sf>s1:15000");
            BoxBench bench = new BoxBench(Configurations.Read(message), 5);
            bench.Tick();
            bench.Parts.LinkEvents.Put(LinkEvent.Opened);
            bench.Sync();
            bench.Run(Second);
            bench.Board.Drive(Inputs.FirstLoop + 1, true);
            bench.Run(500000);
            bench.Board.Drive(Inputs.FirstLoop, true);
            bench.Tick();
            PassingMessage passing = new PassingMessage();
            Assert.IsTrue(bench.Link.Read(passing));
            Assert.AreEqual("sf", passing.GetText(PassingMessage.Loop));
            Assert.IsTrue(passing.GetFlag(PassingMessage.WrongWay));
            Assert.AreEqual(30000L, passing.GetInteger(PassingMessage.Speed));
            Assert.AreEqual(Alarm.WrongWay, bench.Box.Timing.Alarms & Alarm.WrongWay);
            Assert.IsTrue(bench.Box.Timing.Desk.IsWrongWay(bench.Now));
            bench.Run(LoopDesk.WrongWayMicroseconds + Second);
            Assert.AreEqual(0L, bench.Box.Timing.Alarms & Alarm.WrongWay);
        }

        [TestMethod]
        public void Box_marks_no_vehicle_behind_one_that_ran_the_wrong_way()
        {
            ConfigurationMessage message = Configurations.Message("timing");
            message.SetText(ConfigurationMessage.Sources, "edge,edge");
            message.SetText(ConfigurationMessage.Pairs, "sf>s1:15000");
            BoxBench bench = new BoxBench(Configurations.Read(message), 5);
            bench.Sync();
            for (int vehicle = 0; vehicle < 4; vehicle++)
            {
                // The second runs the wrong way.
                int met = vehicle == 1 ? 1 : 0;
                Trip(bench, Inputs.FirstLoop + met);
                Trip(bench, Inputs.FirstLoop + 1 - met);
                bench.Run(LoopDesk.WrongWayMicroseconds + Second);
            }

            Assert.AreEqual(1, bench.Box.Timing.Desk.WrongWays);
            PassingMessage passing = new PassingMessage();
            for (int seq = 1; seq <= 8; seq++)
            {
                bench.Box.Timing.Outbox.Read(seq, passing, bench.Box.Clock, bench.Now);
                Assert.AreEqual(seq == 4, passing.GetFlag(PassingMessage.WrongWay), "passing " + seq.ToString());
                Assert.AreEqual(seq % 2 == 0, passing.Has(PassingMessage.Speed), "passing " + seq.ToString());
            }
        }

        [TestMethod]
        [DataRow("sf>s1:15000", 1)]
        [DataRow("sf>s1:15000,s1>sf:15000", 1)]
        [DataRow("", 0)]
        public void Pairs_are_read(string list, int expected)
        {
            Assert.AreEqual(expected, PairGrammar.Parse(list, new string[] { "sf", "s1" }).Length);
        }

        [TestMethod]
        [DataRow("sf>s1")]
        [DataRow("sf>s1:0")]
        [DataRow("sf>s1:1234567")]
        [DataRow("sf>sf:15000")]
        [DataRow("sf>s2:15000")]
        [DataRow("sf>s1:15000,s1>sf:14000")]
        [DataRow("sf>s1:15000;s1>sf:15000,sf>s1:15000")]
        [DataRow("sf>s1:15m")]
        public void Pairs_that_make_no_sense_are_refused(string list)
        {
            Assert.IsNull(PairGrammar.Parse(list, new string[] { "sf", "s1" }));
        }

        private static void Trip(BoxBench bench, int input)
        {
            bench.Board.Drive(input, true);
            bench.Run(200000);
            bench.Board.Drive(input, false);
            bench.Run(300000);
        }

        private static LoopPair Pair()
        {
            return PairGrammar.Parse("sf>s1:15000,s1>sf:15000", new string[] { "sf", "s1" })[0];
        }

        private static Crossing Cross(PairWatch sut, int loop, long at, long uncertainty, long transponder, int route)
        {
            Crossing crossing = Passings.Crossing(transponder);
            crossing.Loop = loop;
            crossing.At = at;
            crossing.Uncertainty = uncertainty;
            sut.Take(crossing, route);
            return crossing;
        }
    }
}
