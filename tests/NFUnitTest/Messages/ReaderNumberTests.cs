using nanoFramework.TestFramework;

using Trackside.Messages;

namespace NFUnitTest
{
    [TestClass]
    public class ReaderNumberTests
    {
        [TestMethod]
        [DataRow("0", 0L)]
        [DataRow("-0", 0L)]
        [DataRow("-1", -1L)]
        [DataRow("9", 9L)]
        [DataRow("10", 10L)]
        [DataRow("4294967296", 4294967296L)]
        [DataRow("9223372036854775807", long.MaxValue)]
        [DataRow("-9223372036854775807", -9223372036854775807L)]
        [DataRow("-9223372036854775808", long.MinValue)]
        public void Reader_takes_a_whole_number_of_64_bits(string digits, long expected)
        {
            HealthMessage message = new HealthMessage();
            Codec.Take("{\"boot\":1,\"uptime\":1,\"offset\":" + digits + "}", message);
            Assert.AreEqual(expected, message.GetInteger(HealthMessage.Offset));
        }

        [TestMethod]
        [DataRow("9223372036854775808")]
        [DataRow("-9223372036854775809")]
        [DataRow("18446744073709551616")]
        [DataRow("99999999999999999999999999")]
        [DataRow("-99999999999999999999999999")]
        public void Reader_refuses_a_number_of_more_than_64_bits(string digits)
        {
            FlatJsonReader reader = Codec.Refuse(
                CodecError.OutOfRange, "{\"boot\":1,\"uptime\":1,\"offset\":" + digits + "}", new HealthMessage());
            Assert.AreEqual(HealthMessage.Offset, reader.Field);
        }

        [TestMethod]
        [DataRow("1", true)]
        [DataRow("2147483647", true)]
        [DataRow("0", false)]
        [DataRow("-1", false)]
        [DataRow("2147483648", false)]
        public void Reader_holds_a_number_to_the_bounds_of_its_field(string digits, bool isTaken)
        {
            string json = "{\"boot\":" + digits + ",\"seq\":1}";
            if (isTaken)
            {
                Codec.Take(json, new AckMessage());
            }
            else
            {
                Codec.Refuse(CodecError.OutOfRange, json, new AckMessage());
            }
        }

        [TestMethod]
        [DataRow(1L, "1")]
        [DataRow(10L, "10")]
        [DataRow(999L, "999")]
        [DataRow(-1L, "-1")]
        [DataRow(-10L, "-10")]
        [DataRow(0L, "0")]
        [DataRow(long.MaxValue, "9223372036854775807")]
        [DataRow(long.MinValue, "-9223372036854775808")]
        public void Writer_puts_a_whole_number_of_64_bits(long value, string digits)
        {
            HealthMessage message = new HealthMessage();
            message.SetInteger(HealthMessage.Boot, 1);
            message.SetInteger(HealthMessage.Uptime, 1);
            message.SetInteger(HealthMessage.Offset, value);
            Assert.AreEqual("{\"boot\":1,\"uptime\":1,\"offset\":" + digits + "}", Codec.Text(message));
        }

        [TestMethod]
        public void Number_at_every_power_of_ten_goes_round()
        {
            HealthMessage message = new HealthMessage();
            HealthMessage other = new HealthMessage();
            message.SetInteger(HealthMessage.Boot, 1);
            message.SetInteger(HealthMessage.Uptime, 1);
            long power = 1;
            for (int i = 0; i < 18; i++)
            {
                power *= 10;
                for (long step = -1; step <= 1; step++)
                {
                    message.SetInteger(HealthMessage.Offset, power + step);
                    Codec.RoundTrip(message, other);
                    Assert.AreEqual(power + step, other.GetInteger(HealthMessage.Offset));
                    message.SetInteger(HealthMessage.Offset, -power + step);
                    Codec.RoundTrip(message, other);
                    Assert.AreEqual(-power + step, other.GetInteger(HealthMessage.Offset));
                }
            }
        }
    }
}
