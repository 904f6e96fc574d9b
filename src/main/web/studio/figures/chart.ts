// A chart as SVG, of the parts of ECharts that are used and no more. It is drawn anew when the scheme or the room changes.
import { BarChart, HeatmapChart, LineChart, ScatterChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent, VisualMapContinuousComponent } from 'echarts/components';
import { type EChartsType, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { ROLES, type Scheme } from '../../common/tokens.js';
import type { Drawing } from './drawings.js';

use([
  BarChart,
  HeatmapChart,
  LineChart,
  ScatterChart,
  GridComponent,
  LegendComponent,
  TooltipComponent,
  VisualMapContinuousComponent,
  SVGRenderer,
]);

export class OpChart extends HTMLElement {
  private chart: EChartsType | undefined;
  private drawn: Drawing | undefined;
  private readonly room = new ResizeObserver(() => this.fit());
  private readonly light = new MutationObserver(() => this.draw());

  set drawing(drawing: Drawing) {
    this.drawn = drawing;
    if (this.isConnected) this.draw();
  }

  connectedCallback(): void {
    this.room.observe(this);
    this.light.observe(document.documentElement, { attributeFilter: ['data-scheme'] });
    this.draw();
  }

  disconnectedCallback(): void {
    this.room.disconnect();
    this.light.disconnect();
    this.chart?.dispose();
    this.chart = undefined;
  }

  private fit(): void {
    if (this.chart?.getWidth() === this.clientWidth) return;
    this.chart?.resize();
    this.draw();
  }

  private draw(): void {
    if (!this.drawn || !this.clientWidth) return;
    this.chart ??= init(this, null, { renderer: 'svg' });
    const scheme: Scheme = document.documentElement.dataset.scheme === 'dark' ? 'dark' : 'light';
    this.chart.setOption({ animation: false, ...this.drawn(ROLES[scheme], this.clientWidth < 480) }, true);
  }
}

if (!customElements.get('op-chart')) customElements.define('op-chart', OpChart);
