using NewsBot.Articles;

namespace NewsBot.Tests.Articles;

public sealed class ChineseScriptTests
{
    [Theory]
    [InlineData("新的开源大模型发布，权重和代码以宽松许可证公开。", ChineseScript.Simplified)]
    [InlineData("新的開源大模型發布，權重和程式碼以寬鬆授權公開。", ChineseScript.Traditional)]
    [InlineData("英伟达在台北展示新品，字幕写着「輝達」二字，现场观众反应热烈并排队参观。", ChineseScript.Simplified)]
    [InlineData("OpenAI 發表 GPT-5 mini", ChineseScript.Traditional)]
    [InlineData("中文", ChineseScript.Simplified)]
    [InlineData("", ChineseScript.Simplified)]
    public void Of_TellsByTheCharacters(string text, string expected) => Assert.Equal(expected, ChineseScript.Of(text));
}
